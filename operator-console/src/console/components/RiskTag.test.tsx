// Is the danger said in words?
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import "../i18n";
import "../inside-words";
import { RiskTag } from "./RiskTag";

it("says the risk by shape and word, not by colour alone", () => {
  const { container } = render(<RiskTag tier="imminent" />);
  expect(container.textContent).toBe("◆◆风险 紧急");
  expect(screen.getByText("紧急")).toBeDefined();
});

it("does not take an unrated caller for one without risk", () => {
  const { container } = render(<RiskTag tier={null} />);
  expect(container.textContent).toBe("○风险 未评估");
});
