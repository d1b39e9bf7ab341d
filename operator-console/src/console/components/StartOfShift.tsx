// Start of a shift: sound and notification are tried before anybody depends on them.
import { BellOutlined, SoundOutlined } from "@ant-design/icons";
import { Button, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { armSound, askForNotifications, chime, notificationState, notify } from "../../core/attention.ts";
import type { Presence } from "../../protocol/generated";
import { useAsk } from "../desk/use-ask";
import { useWords } from "../words";
import { PRESENCE_GLYPH } from "./PresenceSelect";

export function StartOfShift({ onStarted }: { onStarted: () => void }) {
  const { t } = useTranslation();
  const ask = useAsk();
  const words = useWords("presence");
  const [sound, setSound] = useState<"off" | "on">("off");
  const [permission, setPermission] = useState(notificationState);
  const [presence, setPresence] = useState<Presence>("available");
  const playSound = async () => {
    const armed = await armSound();
    setSound(armed ? "on" : "off");
    chime(1);
  };
  const showNotification = async () => {
    setPermission(await askForNotifications());
    notify(t("app"), t("shift.notificationBody"));
  };
  const start = async () => {
    await armSound();
    if ((await ask({ type: "presence", presence })) === "done") onStarted();
  };
  return (
    <main id="main" className="door" tabIndex={-1}>
      <div className="card door-card door-wide">
        <h1>{t("shift.title")}</h1>
        <p className="muted">{t("shift.intro")}</p>
        <section className="trial" aria-labelledby="trial-sound">
          <h2 id="trial-sound">{t("shift.sound")}</h2>
          <Button icon={<SoundOutlined />} onClick={() => void playSound()}>
            {t("shift.soundTest")}
          </Button>
          <span role="status" className={sound === "on" ? "good" : "muted"}>
            {sound === "on" ? `✓ ${t("shift.soundOn")}` : t("shift.soundOff")}
          </span>
          <p className="muted">{t("shift.soundHint")}</p>
        </section>
        <section className="trial" aria-labelledby="trial-notification">
          <h2 id="trial-notification">{t("shift.notification")}</h2>
          <Button icon={<BellOutlined />} onClick={() => void showNotification()}>
            {t("shift.notificationTest")}
          </Button>
          <span role="status" className={permission === "granted" ? "good" : "muted"}>
            {permission === "granted" && "✓ "}
            {t(`shift.notificationState.${permission}`)}
          </span>
        </section>
        <section className="trial" aria-labelledby="trial-presence">
          <h2 id="trial-presence">{t("shift.presence")}</h2>
          <Radio.Group
            aria-labelledby="trial-presence"
            optionType="button"
            value={presence}
            onChange={({ target }) => setPresence(target.value as Presence)}
            options={words.map(({ value, label }) => ({ value, label: `${PRESENCE_GLYPH[value]} ${label}` }))}
          />
        </section>
        <Button type="primary" size="large" block onClick={() => void start()}>
          {t("shift.start")}
        </Button>
      </div>
    </main>
  );
}
