// Sends a letter once more; a recipient without an address is said in words of this page.
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutboxItem } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { useReport } from "../desk/use-ask";
import { ProblemError } from "../problems";

const hasNoAddress = (error: unknown) =>
  error instanceof ProblemError &&
  error.problem.code === "field_invalid" &&
  error.problem.params?.field === "email";

export function useRetry({ item, staff_name }: OutboxItem): { busy: boolean; retry: () => Promise<void> } {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const report = useReport();
  const queries = useQueryClient();
  const ids = useCommandIds();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      await api.post(`outbox/${item}/retry`, { id: ids.idFor({ item }) });
      ids.settled();
      void message.success(t("outbox.retried"));
    } catch (error) {
      if (hasNoAddress(error)) void message.error(t("outbox.noAddress", { name: staff_name ?? "" }), 6);
      else report(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ["outbox"] });
    }
  };
  return { busy, retry };
}
