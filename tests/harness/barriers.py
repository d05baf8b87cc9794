"""What keeps people from using a page, as far as a program can find it: what axe finds, and focus that is not seen.

``meet(page)`` once after a page is opened, then ask as often as it changes its width or its colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

_AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
_RUN_AXE = """rules => axe.run({
  resultTypes: ["violations"], rules: {"target-size": {enabled: true}},
  ...(rules.length ? {runOnly: {type: "rule", values: rules}} : {})
}).then(results => results.violations.flatMap(broken => broken.nodes.map(
    node => `${broken.id}: ${node.target.join(" ")}: ${node.failureSummary}`)))"""

OF_COLOUR = ("color-contrast", "link-in-text-block", "target-size")
"""The rules that look at colours, and those of WCAG 2.2 that a border could change."""

LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
"""How a reader may have set the colours."""

_UNSEEN_FOCUS = """() => {
  const looks = one => { const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(one);
    return [outlineStyle !== "none" && parseFloat(outlineWidth) >= 1, boxShadow]; };
  const unseen = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility()) continue;
    const before = looks(one);
    one.focus();
    if (document.activeElement !== one) continue;
    const [hasOutline, shadow] = looks(one);
    if (!hasOutline && shadow === before[1]) unseen.push(`no focus to be seen: ${one.outerHTML.slice(0, 120)}`);
    one.blur();
  }
  return unseen;
}"""


def meet(page: Page) -> None:
    """Make a page ready to be asked."""
    page.evaluate(_AXE)


def barriers(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds: all of its rules and WCAG 2.2's least size of targets, or these ``rules`` alone."""
    found: list[str] = page.evaluate(_RUN_AXE, list(rules))
    return found


def unseen_focus(page: Page) -> list[str]:
    """What can be reached by the keyboard and does not show that it is. Nothing may have been clicked before."""
    found: list[str] = page.evaluate(_UNSEEN_FOCUS)
    return found
