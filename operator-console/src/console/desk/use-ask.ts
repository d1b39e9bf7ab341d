// Asks the desk for a change, and tells the person when it is refused.
import { App } from "antd";
import { useExplain } from "../components/states";
import { ask } from "./desk";

type Outcome = "done" | "refused";

/** Resolves either way; a refusal has been explained by then. */
export function useAsk(): (...change: Parameters<typeof ask>) => Promise<Outcome> {
  const report = useReport();
  return async (...change) => {
    try {
      await ask(...change);
      return "done";
    } catch (error) {
      report(error);
      return "refused";
    }
  };
}

/** Says what did not work and what to do now. */
export function useReport(): (error: unknown) => void {
  const { message } = App.useApp();
  const explain = useExplain();
  return (error) => {
    const { title, detail } = explain(error);
    void message.error(detail === "" ? title : `${title} · ${detail}`, 6);
  };
}
