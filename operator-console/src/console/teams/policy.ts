// Escalation policies: the one that a team begins with, and changes of one that is being written. Pure.
import type { EscalationPolicy, PageChannel, Step, Whom } from "../../protocol/generated";

const MINUTE = 60_000;
export const CHANNELS: readonly PageChannel[] = ["console", "email", "sms", "wecom", "dingtalk", "feishu"];

/** Same as `domain::escalation`. */
export const MOST_STEPS = 12;
export const MOST_ROUNDS = 5;
export const SHORTEST_WAIT_MINUTES = 1;
export const LONGEST_WAIT_MINUTES = 240;

const DEFAULT_WAIT_MS = 5 * MINUTE;

const step = (whom: Whom): Step => ({ whom, channels: [...CHANNELS], wait_ms: DEFAULT_WAIT_MS });

/** Who is on call, the whole team, the neighbours; five minutes each, twice. */
export const DEFAULT_POLICY: EscalationPolicy = {
  steps: [step("team_on_call"), step("whole_team"), step("neighbours_on_call")],
  rounds: 2,
};

export const waitMinutes = ({ wait_ms }: Step): number => wait_ms / MINUTE;

export function withStep(policy: EscalationPolicy, at: number, change: Partial<Step>): EscalationPolicy {
  const steps = policy.steps.map((one, index) => (index === at ? { ...one, ...change } : one));
  return { ...policy, steps };
}

export const withWait = (policy: EscalationPolicy, at: number, minutes: number): EscalationPolicy =>
  withStep(policy, at, { wait_ms: Math.round(minutes * MINUTE) });

export const withMore = (policy: EscalationPolicy): EscalationPolicy => ({
  ...policy,
  steps: [...policy.steps, step("whole_team")],
});

export const without = (policy: EscalationPolicy, at: number): EscalationPolicy => ({
  ...policy,
  steps: policy.steps.toSpliced(at, 1),
});

/** Whether it can be kept as it stands. The server decides; an empty channel list is the slip that is made. */
export const isWhole = ({ steps }: EscalationPolicy): boolean =>
  steps.length > 0 && steps.every(({ channels }) => channels.length > 0);
