// The list of keys, opened by `?`.
import { Modal, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { keysOf, SHORTCUTS, type ShortcutName, useQuestionMark, useSingleKey } from "../shortcuts";
import { useRight } from "../sign-in";

/** Keys that only supervisors have a use for. */
const ON_THE_FLOOR: readonly ShortcutName[] = ["watch", "join", "takeOver", "block", "record"];

export function ShortcutList({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  const [single, setSingle] = useSingleKey();
  const supervises = useRight("supervise_sessions");
  useQuestionMark(() => onOpen(true));
  const names = (Object.keys(SHORTCUTS) as ShortcutName[]).filter(
    (name) => supervises || !ON_THE_FLOOR.includes(name),
  );
  const rows: [keys: string, words: string][] = [
    ...names.map((name): [string, string] => [keysOf(name), t(`shortcuts.words.${name}`)]),
    ["Alt 1–9", t("shortcuts.words.session")],
    ["/", t("shortcuts.words.canned")],
    ["Enter", t("shortcuts.words.send")],
    ["Shift Enter", t("shortcuts.words.newline")],
    ["?", t("shortcuts.words.list")],
  ];
  return (
    <Modal open={open} onCancel={() => onOpen(false)} footer={null} title={t("shortcuts.title")}>
      <dl className="keys">
        {rows.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div className="between">
        <span id="single-key">{t("shortcuts.single")}</span>
        <Switch
          aria-labelledby="single-key"
          checked={single === "on"}
          onChange={(on) => setSingle(on ? "on" : "off")}
        />
      </div>
    </Modal>
  );
}
