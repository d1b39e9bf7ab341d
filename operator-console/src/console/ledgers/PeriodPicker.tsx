// A month or a year to look at: one step back, one forward, and which it is.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";

interface Props {
  shown: string;
  words: { label: string; earlier: string; later: string };
  onStep: (by: -1 | 1) => void;
}

export function PeriodPicker({ shown, words, onStep }: Props) {
  return (
    <fieldset className="gap" aria-label={words.label}>
      <Button icon={<LeftOutlined />} aria-label={words.earlier} onClick={() => onStep(-1)} />
      <strong className="num" role="status">
        {shown}
      </strong>
      <Button icon={<RightOutlined />} aria-label={words.later} onClick={() => onStep(1)} />
    </fieldset>
  );
}
