import { Building2, ChevronRight, LandPlot, Layers, Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { SearchHit } from "../../../worker/messages.ts";
import { useT } from "../../i18n/use-t.ts";
import { reportCrash, searchPark, selectParcels } from "../../state/actions.ts";
import type { SearchCommand } from "../../state/search-command.ts";
import { useApp } from "../../state/use-app.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./search-box.module.css";

const icons = { parcel: LandPlot, enterprise: Building2, zone: Layers } as const;

export interface SearchBoxProps {
  readonly inputId: string;
  readonly look?: "bar" | "pill";
  /** Commands by what is typed; `>` before it asks for nothing else. */
  readonly findCommands?: (query: string) => readonly SearchCommand[];
}

/** Finds parcels and enterprises by number, name, pinyin or initials. Enter and arrows rest while an input method composes. */
export function SearchBox({ inputId, look = "bar", findCommands }: SearchBoxProps) {
  const { t } = useT();
  const listId = useId();
  const [query, setQuery] = useState("");
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const hasPark = useApp((state) => state.park !== null);
  const box = useRef<HTMLDivElement>(null);

  const isCommand = findCommands !== undefined && query.startsWith(">");
  const sought = isCommand ? query.slice(1).trim() : query.trim();
  const commands = useMemo(
    () => (findCommands === undefined || (sought === "" && !isCommand) ? [] : findCommands(sought)),
    [findCommands, sought, isCommand],
  );

  useEffect(() => {
    const input = box.current?.querySelector("input") ?? null;
    const open = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k" || event.shiftKey) return;
      if (input === null || input.disabled) return;
      event.preventDefault();
      event.stopPropagation();
      setQuery(findCommands === undefined ? "" : ">");
      setActive(0);
      setOpen(true);
      input.focus();
    };
    window.addEventListener("keydown", open, { capture: true });
    return () => window.removeEventListener("keydown", open, { capture: true });
  }, [findCommands]);

  useEffect(() => {
    if (query.trim() === "" || isCommand) {
      setHits(query.trim() === "" ? null : []);
      setActive(0);
      return;
    }
    const controller = new AbortController();
    searchPark(query, 12, controller.signal).then(
      (found) => {
        if (controller.signal.aborted) return;
        setHits(found);
        setActive(0);
      },
      (error) => {
        if (!controller.signal.aborted) reportCrash(error);
      },
    );
    return () => controller.abort();
  }, [query, isCommand]);

  const choose = (hit: SearchHit | undefined) => {
    if (hit === undefined || hit.parcelId === null) return;
    selectParcels([hit.parcelId]);
    setOpen(false);
    setQuery("");
  };
  const run = (command: SearchCommand | undefined) => {
    if (command === undefined || command.detail !== null) return;
    setOpen(false);
    setQuery("");
    box.current?.querySelector("input")?.blur();
    command.run();
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const count = (hits?.length ?? 0) + commands.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (count > 0) setActive((active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const found = hits?.length ?? 0;
      if (active < found) choose(hits?.[active]);
      else run(commands[active - found]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (query === "") event.currentTarget.blur();
      setQuery("");
      setOpen(false);
    }
  };
  const showList = isOpen && hits !== null;
  return (
    <search
      className={styles.box}
      data-look={look}
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Search size={18} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <input
        id={inputId}
        className={styles.input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={t(findCommands === undefined ? "bar.searchHint" : "plan.searchHint")}
        aria-label={t("bar.search")}
        aria-expanded={showList}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={showList && hits.length + commands.length > 0 ? `${listId}-${active}` : undefined}
        disabled={!hasPark}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={handleKey}
      />
      {query === "" ? (
        look === "bar" ? (
          <kbd className={styles.key}>{findCommands === undefined ? "/" : "Ctrl K"}</kbd>
        ) : null
      ) : (
        <IconButton size="small" label={t("common.clear")} onPress={() => setQuery("")}>
          <X size={16} strokeWidth={1.9} />
        </IconButton>
      )}
      {showList ? (
        <div className={styles.popup}>
          {hits.length + commands.length === 0 ? (
            <p className={styles.none} role="status">
              {t("bar.searchNone", { query })}
              <small>{t("bar.searchMore")}</small>
            </p>
          ) : null}
          <div id={listId} role="listbox" aria-label={t("bar.searchResults")}>
            {hits.map((hit, index) => {
              const Icon = icons[hit.kind];
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the field keeps focus and names the active option
                <div
                  key={`${hit.kind} ${hit.id} ${hit.parcelId ?? ""}`}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === active}
                  className={styles.hit}
                  onPointerDown={(event) => {
                    event.preventDefault();
                    choose(hit);
                  }}
                  onPointerMove={() => setActive(index)}
                >
                  <Icon size={18} strokeWidth={1.75} aria-label={t(`hit.${hit.kind}`)} role="img" />
                  <strong>{hit.title}</strong>
                  <span>{hit.detail}</span>
                </div>
              );
            })}
            {commands.map((command, at) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps focus and names the active option
              <div
                key={command.id}
                id={`${listId}-${hits.length + at}`}
                role="option"
                aria-selected={hits.length + at === active}
                aria-disabled={command.detail !== null || undefined}
                className={styles.hit}
                onPointerDown={(event) => {
                  event.preventDefault();
                  run(command);
                }}
                onPointerMove={() => setActive(hits.length + at)}
              >
                <ChevronRight size={18} strokeWidth={1.75} aria-hidden="true" />
                <strong>{command.title}</strong>
                <span>{command.detail}</span>
                {command.keys === null ? null : <kbd className={styles.key}>{command.keys}</kbd>}
              </div>
            ))}
          </div>
        </div>
      ) : (
        <div id={listId} role="listbox" aria-label={t("bar.searchResults")} hidden />
      )}
    </search>
  );
}
