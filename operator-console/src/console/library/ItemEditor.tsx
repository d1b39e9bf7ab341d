// One item of the library: its words in both languages, how it looks in a talk, and what happens when two edit it.
import { App, Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LibraryItem, LibraryKind } from "../../protocol/generated";
import { Failure } from "../components/states";
import { useAttempt } from "../forms/use-attempt";
import { ProblemError } from "../problems";
import { useLibraryChanges } from "./changes";
import { BLANK_ITEM, draftOf, type Edited, isChanged, meet, missingFields } from "./edit";
import { ItemConflict } from "./ItemConflict";
import { ItemFields } from "./ItemFields";
import { ItemHeading } from "./ItemHeading";
import { ItemPreview } from "./ItemPreview";
import { useGuard } from "./use-guard";

interface Props {
  kind: LibraryKind;
  /** As the library has it now; undefined for a new one, or when somebody removed it. */
  current: LibraryItem | undefined;
  /** The item was saved, removed, or is wanted no longer. */
  onDone: (item: LibraryItem | null) => void;
}

export function ItemEditor({ kind, current, onDone }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const changes = useLibraryChanges();
  const attempt = useAttempt();
  const [edited, setEdited] = useState<Edited>(() => begunFrom(current));
  const [tried, setTried] = useState<"no" | "yes">("no");
  const changed = isChanged(edited);
  const guard = useGuard(changed);
  const meeting = meet(edited, current);
  useEffect(() => {
    if (meeting.kind === "adopt") setEdited(meeting.edited);
  }, [meeting]);
  const missing = missingFields(edited.draft, kind);
  const conflict = meeting.kind === "conflict" ? meeting : null;
  const save = (what: Edited) => {
    setTried("yes");
    if (missing.length > 0) return;
    void attempt.run(
      async () => {
        const saved = await changes.save(what, kind);
        guard.open();
        setEdited(begunFrom(saved));
        setTried("no");
        await changes.read();
        void message.success(t("library.saved"));
        onDone(saved);
      },
      (error) => {
        // Theirs comes with the library, and is shown beside mine then.
        if (isMetMeanwhile(error)) void changes.read();
      },
    );
  };
  return (
    <section className="card" aria-labelledby="item-heading">
      <ItemHeading
        kind={kind}
        item={edited.base}
        onRemoved={() => {
          setEdited(begunFrom(undefined));
          guard.open();
          onDone(null);
        }}
      />
      {attempt.failure !== null && !isMetMeanwhile(attempt.failure) && <Failure error={attempt.failure} />}
      {conflict !== null && (
        <ItemConflict
          theirs={conflict.theirs}
          onKeep={() => save({ ...edited, base: conflict.theirs })}
          onTake={() => setEdited(begunFrom(conflict.theirs ?? undefined))}
        />
      )}
      <ItemFields
        kind={kind}
        draft={edited.draft}
        missing={tried === "yes" ? missing : []}
        onChange={(change) => setEdited({ ...edited, draft: { ...edited.draft, ...change } })}
      />
      <ItemPreview kind={kind} draft={edited.draft} />
      <div className="save-bar">
        <span className="late" role="status">
          {tried === "yes" && missing.length > 0 ? t("library.missing") : changed && t("library.unsaved")}
        </span>
        <span className="grow" />
        {changed && conflict === null && (
          <Button onClick={() => setEdited(begunFrom(edited.base ?? undefined))}>
            {t("library.discard")}
          </Button>
        )}
        <Button
          type="primary"
          loading={attempt.busy}
          disabled={conflict !== null || !changed}
          onClick={() => save(edited)}
        >
          {t("save")}
        </Button>
      </div>
      {guard.question}
    </section>
  );
}

const begunFrom = (item: LibraryItem | undefined): Edited =>
  item === undefined ? { base: null, draft: BLANK_ITEM } : { base: item, draft: draftOf(item) };

const isMetMeanwhile = (error: unknown) =>
  error instanceof ProblemError && error.problem.code === "changed_meanwhile";
