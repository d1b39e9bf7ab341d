// The one button that refers somebody, beside the talk or on a dispatch; what it asks comes in a drawer.
import { ShareAltOutlined } from "@ant-design/icons";
import { Button, type ButtonProps } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";
import { useRight } from "../sign-in";
import type { CaseOrigin } from "./queries";

/** Loaded when somebody is referred, and kept. */
const ReferDrawer = lazy(() => import("./ReferDrawer"));

interface Props {
  origin: CaseOrigin;
  of: string;
}

function Refer({ origin, of, ...looks }: Props & ButtonProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"no" | "yes">("no");
  useShortcut("refer", () => setAsking("yes"));
  return (
    <>
      <Button
        {...looks}
        icon={<ShareAltOutlined />}
        aria-keyshortcuts={ariaKeysOf("refer")}
        onClick={() => setAsking("yes")}
      >
        {t("talk.refer")} <kbd>{keysOf("refer")}</kbd>
      </Button>
      {asking === "yes" && (
        <Suspense>
          <ReferDrawer origin={origin} of={of} onClose={() => setAsking("no")} />
        </Suspense>
      )}
    </>
  );
}

/** Nothing for whoever may not write down a suspected case. */
export function ReferButton(props: Props & ButtonProps) {
  return useRight("suspect_cases") ? <Refer {...props} /> : null;
}
