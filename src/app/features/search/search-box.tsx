import { Building2, LandPlot, Layers, Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { SearchHit } from "../../../worker/messages.ts";
import { useT } from "../../i18n/use-t.ts";
import { reportCrash, searchPark, selectParcels } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./search-box.module.css";

const icons = { parcel: LandPlot, enterprise: Building2, zone: Layers } as const;

export interface SearchBoxProps {
  readonly inputId: string;
  readonly look?: "bar" | "pill";
}

/** Finds parcels and enterprises by number, name, pinyin or initials. Enter and arrows rest while an input method composes. */
export function SearchBox({ inputId, look = "bar" }: SearchBoxProps) {
  const { t } = useT();
  const listId = useId();
  const [query, setQuery] = useState("");
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null);
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const hasPark = useApp((state) => state.park !== null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (query.trim() === "") {
      setHits(null);
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
  }, [query]);

  const choose = (hit: SearchHit | undefined) => {
    if (hit === undefined || hit.parcelId === null) return;
    selectParcels([hit.parcelId]);
    setOpen(false);
    setQuery("");
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const count = hits?.length ?? 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (count > 0) setActive((active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(hits?.[active]);
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
        placeholder={t("bar.searchHint")}
        aria-label={t("bar.search")}
        aria-expanded={showList}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={showList && hits.length > 0 ? `${listId}-${active}` : undefined}
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
          <kbd className={styles.key}>/</kbd>
        ) : null
      ) : (
        <IconButton size="small" label={t("common.clear")} onPress={() => setQuery("")}>
          <X size={16} strokeWidth={1.9} />
        </IconButton>
      )}
      {showList ? (
        <div className={styles.popup}>
          {hits.length === 0 ? (
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
          </div>
        </div>
      ) : (
        <div id={listId} role="listbox" aria-label={t("bar.searchResults")} hidden />
      )}
    </search>
  );
}
