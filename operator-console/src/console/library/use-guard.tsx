// Unsaved changes are not lost by a click elsewhere, nor by closing the tab: it is asked first.
import { useBlocker } from "@tanstack/react-router";
import { Modal } from "antd";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";

export interface Guard {
  /** To be shown by whoever is guarded. */
  question: ReactNode;
  /** What was unsaved is saved or given up: the next step is free. */
  open(): void;
}

export function useGuard(changed: boolean): Guard {
  const { t } = useTranslation();
  const guarded = useRef(changed);
  guarded.current = changed;
  const blocker = useBlocker({
    shouldBlockFn: () => guarded.current,
    enableBeforeUnload: () => guarded.current,
    withResolver: true,
  });
  const question = (
    <Modal
      open={blocker.status === "blocked"}
      title={t("library.leaveTitle")}
      okText={t("library.leave")}
      okButtonProps={{ danger: true }}
      cancelText={t("library.stay")}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      <p>{t("library.leaveBody")}</p>
    </Modal>
  );
  return {
    question,
    open: () => {
      guarded.current = false;
    },
  };
}
