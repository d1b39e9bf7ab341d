// Taking a call: the first colleague to ask gets it, and the list says whose it is either way.

import type { Call } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { useCallCommand } from "./queries";

export function useTake({ call }: Call, onTaken: () => void): { busy: boolean; run: () => Promise<void> } {
  const sending = useCallCommand();
  const report = useReport();
  return {
    busy: sending.busy,
    run: () => sending.send(`calls/${call}/take`, {}, { done: onTaken, failed: report }),
  };
}
