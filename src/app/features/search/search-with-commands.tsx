import { usePalette } from "../../operations/use-palette.ts";
import { SearchBox, type SearchBoxProps } from "./search-box.tsx";

/** The search box with the commands of Plan. */
export function SearchWithCommands(props: Omit<SearchBoxProps, "findCommands">) {
  const findCommands = usePalette();
  return <SearchBox {...props} findCommands={findCommands} />;
}
