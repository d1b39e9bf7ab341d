// Language and light or dark.
import { BulbOutlined, MoonOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { chooseAppearance, useAppearance } from "../appearance";
import { type ConsoleLanguage, chooseLanguage } from "../i18n";

export function LookSwitches() {
  const { t, i18n } = useTranslation();
  const dark = useAppearance() === "dark";
  return (
    <>
      <Segmented<ConsoleLanguage>
        size="small"
        aria-label={t("languageLabel")}
        value={i18n.language === "en" ? "en" : "zh-CN"}
        options={[
          { label: "中文", value: "zh-CN" },
          { label: "EN", value: "en" },
        ]}
        onChange={chooseLanguage}
      />
      <Button
        size="small"
        icon={dark ? <BulbOutlined /> : <MoonOutlined />}
        onClick={() => chooseAppearance(dark ? "light" : "dark")}
        aria-pressed={dark}
        aria-label={t("theme")}
        title={t("theme")}
      />
    </>
  );
}
