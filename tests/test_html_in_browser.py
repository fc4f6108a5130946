"""The page as Chromium shows it: no errors, nothing fetched, links that work by keyboard, print, accessibility.

Deselected unless asked for (``pytest -m browser``): these need Chromium, its driver and the extra ``browser``. The
browser is the one that the system's package manager installs, so nothing is downloaded.
"""

from __future__ import annotations

import base64
import io
import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.fixture_letters import documents, reading
from tests.html_page import page_of, quotes

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ALL = documents()
# A letter in each format, with tables, lists, warnings and several pages among them.
FEW = ALL[::23]
_FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --window-size=1400,1000""".split()


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium is not installed"
    for flag in [*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory, FEW)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory, ALL)


def written(tmp_path_factory: pytest.TempPathFactory, paths: list[Path]) -> Path:
    page = tmp_path_factory.mktemp("page") / "page.html"
    page.write_text(page_of(map(reading, paths)), encoding="utf-8")
    return page


def opened(chrome: Chrome, page: Path) -> None:
    from selenium.webdriver.support.wait import WebDriverWait

    chrome.get("about:blank")
    for log in ("browser", "performance"):
        chrome.get_log(log)
    chrome.get(page.as_uri())
    # The driver may return while a page of some megabytes is still being read (seen in nine of forty goes).
    WebDriverWait(chrome, 60).until(
        lambda driver: driver.execute_script(
            "return document.readyState === 'complete' && document.URL !== 'about:blank'"
        )
    )


def test_it_opens_without_errors_and_fetches_nothing(chrome: Chrome, everything: Path) -> None:
    opened(chrome, everything)
    assert chrome.get_log("browser") == []
    events = [json.loads(each["message"])["message"] for each in chrome.get_log("performance")]
    sent = [each["params"]["request"]["url"] for each in events if each["method"] == "Network.requestWillBeSent"]
    assert sent == [everything.as_uri()]


def test_the_check_sees_an_error_and_a_request(chrome: Chrome, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<img src='missing.png'><script>nothing()</script>", encoding="utf-8")
    opened(chrome, page)
    assert any("nothing is not defined" in each["message"] for each in chrome.get_log("browser"))
    assert any("missing.png" in each["message"] for each in chrome.get_log("performance"))


def test_every_mark_shows_its_quote(chrome: Chrome, everything: Path) -> None:
    opened(chrome, everything)
    found = chrome.execute_script("""
        const found = {};
        for (const mark of document.querySelectorAll(".words mark")) {
            const place = mark.id || mark.dataset.of;
            found[place] = (found[place] || "") + mark.textContent;
        }
        return found;""")
    wanted = {
        f"{number}.{place}": quote
        for number, path in enumerate(ALL, start=1)
        for place, quote in quotes(reading(path).letter).items()
    }
    assert found == wanted


def test_every_link_has_its_target_in_view(chrome: Chrome, everything: Path) -> None:
    opened(chrome, everything)
    lost = chrome.execute_script("""
        return [...document.querySelectorAll("a[href]")].map(link => link.getAttribute("href"))
            .filter(href => !href.startsWith("#") || !document.getElementById(href.slice(1)));""")
    assert lost == []
    hidden = chrome.execute_script("""
        return [...document.querySelectorAll(":is(.words, .record) a")]
            .filter(link => !link.getClientRects().length || !link.getBoundingClientRect().width).length;""")
    assert hidden == 0


def test_a_mark_and_its_value_lead_to_each_other_by_keyboard(chrome: Chrome, few: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    opened(chrome, few)
    link = chrome.find_element("css selector", "mark.when > a")
    mark = chrome.execute_script("return arguments[0].parentElement.id", link)
    chrome.execute_script("arguments[0].focus()", link)
    chrome.switch_to.active_element.send_keys(Keys.ENTER)
    value = chrome.execute_script("return document.querySelector(':target').id")
    assert value == link.get_attribute("href").rpartition("#")[2]
    # The value is a link, so the jump gives it the focus; the mark is none, so its link is the next to come.
    assert chrome.switch_to.active_element.get_attribute("id") == value
    chrome.switch_to.active_element.send_keys(Keys.ENTER)
    assert chrome.execute_script("return document.querySelector(':target').id") == mark
    chrome.switch_to.active_element.send_keys(Keys.TAB)
    assert chrome.switch_to.active_element == link
    lit = chrome.execute_script("return getComputedStyle(document.getElementById(arguments[0])).backgroundColor", value)
    assert lit == "rgb(255, 212, 92)"


def test_a_long_word_or_table_does_not_widen_a_phone(chrome: Chrome, few: Path) -> None:
    screen = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        opened(chrome, few)
        assert chrome.execute_script("return document.documentElement.scrollWidth") == 390
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_print_has_all_letters(chrome: Chrome, few: Path) -> None:
    import pypdfium2

    opened(chrome, few)
    pdf = pypdfium2.PdfDocument(
        io.BytesIO(base64.b64decode(chrome.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]))
    )
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    text = "".join(pages)
    for number, path in enumerate(FEW, start=1):
        letter = reading(path).letter
        assert any(page.startswith(str(number)) and path.name in page for page in pages), "each letter begins a page"
        assert all("".join(each.text.split())[:60] in text for each in letter.actions)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(scheme: str, chrome: Chrome, few: Path) -> None:
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    opened(chrome, few)
    found = accessibility_faults(chrome)
    assert found == []


def test_the_accessibility_check_sees_a_fault(chrome: Chrome, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<html lang=en><title>x</title><main><h1>x</h1><a href='#x'></a></main>", encoding="utf-8")
    opened(chrome, page)
    assert [fault.partition(":")[0] for fault in accessibility_faults(chrome)] == ["link-name"]


def accessibility_faults(chrome: Chrome) -> list[str]:
    """What axe-core finds wrong, its best practices included, each as "rule: first element"."""
    chrome.execute_script(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    chrome.set_script_timeout(300)
    answer: dict[str, Any] = chrome.execute_async_script(
        "axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1])"
    )
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in answer["violations"]]
