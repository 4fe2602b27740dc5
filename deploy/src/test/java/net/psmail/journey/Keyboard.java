package net.psmail.journey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Somebody who has no mouse, on the page that a browser shows. */
final class Keyboard {

  private static final int MOST_TABS = 500;

  /** What an element is called here: its name, what tells it apart, and its place among all. */
  private static final String NAME =
      """
      const name = (e) => e.tagName.toLowerCase() + ' ' + (e.getAttribute('href') || e.name || e.id || '')
        + ' ' + [...document.querySelectorAll('*')].indexOf(e);
      """;

  private final ChromeDriver driver;

  private Keyboard(ChromeDriver driver) {
    this.driver = driver;
  }

  static Keyboard on(Browser browser) {
    return new Keyboard(browser.driver());
  }

  /** What one walk through a page met, and where the focus could not be seen. */
  record Walk(Set<String> visited, List<String> unseen) {}

  /** Presses the tab key until the focus is back where it began, or outside of the page. */
  Walk walk() {
    Walk walk = new Walk(new LinkedHashSet<>(), new ArrayList<>());
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      String now = tab();
      if (now.startsWith("body") || !walk.visited().add(now)) {
        return walk;
      }
      if (!isFocusSeen()) {
        walk.unseen().add(now);
      }
    }
    throw new IllegalStateException("the focus goes on and on: " + walk.visited());
  }

  String tab() {
    press(Keys.TAB);
    return focused();
  }

  void enter() {
    press(Keys.ENTER);
  }

  void escape() {
    press(Keys.ESCAPE);
  }

  Keyboard focus(String css) {
    driver.executeScript("arguments[0].focus()", driver.findElement(By.cssSelector(css)));
    return this;
  }

  String focused() {
    return text(NAME + "return name(document.activeElement)");
  }

  /** Whatever a reader can act upon, and that is not hidden. */
  List<String> reachable() {
    Object found =
        driver.executeScript(
            NAME
                + """
                return [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')]
                  .filter((e) => e.type !== 'hidden' && e.tabIndex >= 0 && !e.disabled && e.checkVisibility())
                  .map(name);
                """);
    return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  /** Whether the focus has an outline of two pixels or more, and lies in the window. */
  boolean isFocusSeen() {
    return holds(
        """
        const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
        const inSight = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        return inSight && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        """);
  }

  boolean isFocusWithin(String css) {
    return holds("return document.activeElement.closest('" + css + "') !== null");
  }

  /** As a reader does who made text twice as large in the browser's settings. */
  void enlargeText() {
    driver.executeScript("document.documentElement.style.fontSize = '200%'");
  }

  private void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  private boolean holds(String script) {
    return Boolean.TRUE.equals(driver.executeScript(script));
  }

  private String text(String script) {
    return String.valueOf(driver.executeScript(script));
  }
}
