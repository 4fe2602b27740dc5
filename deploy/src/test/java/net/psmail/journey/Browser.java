package net.psmail.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium, without a window and with an empty profile. */
final class Browser implements AutoCloseable {

  static final int PHONE = 390;
  static final int DESK = 1280;

  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  private final ChromeDriver driver;
  private final Path profile;
  private final String site;

  private Browser(ChromeDriver driver, Path profile, String site) {
    this.driver = driver;
    this.profile = profile;
    this.site = site;
  }

  static Browser open(Installation installation) {
    return open(installation.url(), new ChromeOptions());
  }

  /**
   * By https under the name that other name servers know, whoever made the certificate.
   *
   * @param host what the address line shows
   */
  static Browser at(String host, Installation installation) {
    ChromeOptions options = new ChromeOptions();
    options.addArguments("--host-resolver-rules=MAP " + host + " 127.0.0.1");
    options.setAcceptInsecureCerts(true);
    return open("https://" + host + ":" + installation.ports().of("https"), options);
  }

  /** Pages that are no installation's. */
  static Browser at(String site) {
    return open(site, new ChromeOptions());
  }

  static Browser withoutScripts(Installation installation) {
    ChromeOptions options = new ChromeOptions();
    options.setExperimentalOption(
        "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    return open(installation.url(), options);
  }

  private static Browser open(String site, ChromeOptions options) {
    try {
      Path profile = Files.createTempDirectory("psmail-chromium");
      options.setBinary("/usr/bin/chromium");
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--lang=en",
          "--user-data-dir=" + profile);
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
              .build();
      ChromeDriver driver = new ChromeDriver(service, options);
      driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
      driver.manage().window().setSize(new Dimension(DESK, 900));
      return new Browser(driver, profile, site);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Browser go(String path) {
    driver.get(path.startsWith("http") ? path : site + path);
    return this;
  }

  Browser type(String field, String text) {
    WebElement element = driver.findElement(By.name(field));
    element.clear();
    element.sendKeys(text);
    return this;
  }

  Browser tick(String field) {
    driver.findElement(By.name(field)).click();
    return this;
  }

  /** Sends the page's main form and waits for the page that follows. */
  Browser send() {
    WebElement button = driver.findElement(By.cssSelector("main form button[type=submit]"));
    return press(button);
  }

  Browser press(String css) {
    return press(driver.findElement(By.cssSelector(css)));
  }

  /** A link or a button by all its words, also those that only screen readers say. */
  Browser pressNamed(String words) {
    return press(driver.findElement(named(words)));
  }

  private static By named(String words) {
    return By.xpath(
        "//main//*[(self::a or self::button) and normalize-space(.) = '%s']".formatted(words));
  }

  boolean hasNamed(String words) {
    return !driver.findElements(named(words)).isEmpty();
  }

  /** All words of what has the focus. */
  String focused() {
    return String.valueOf(driver.switchTo().activeElement().getDomProperty("textContent")).strip();
  }

  private Browser press(WebElement element) {
    WebElement before = driver.findElement(By.tagName("html"));
    element.click();
    awaitLeaving(before);
    return this;
  }

  /** What is suggested first for the text in a field. */
  String firstSuggestion() {
    return new WebDriverWait(driver, Duration.ofSeconds(60))
        .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("[role=option]")))
        .getText();
  }

  /** By the keyboard alone, and waits for the page that it leads to. */
  Browser takeFirstSuggestion(String field) {
    WebElement before = driver.findElement(By.tagName("html"));
    driver.findElement(By.name(field)).sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    awaitLeaving(before);
    return this;
  }

  /** Asked just when one page gives way to the other, the driver knows of neither. */
  private void awaitLeaving(WebElement before) {
    new WebDriverWait(driver, Duration.ofSeconds(60))
        .ignoring(WebDriverException.class)
        .until(ExpectedConditions.stalenessOf(before));
  }

  String secret(String id) {
    return driver.findElement(By.id(id)).getText().replaceAll("\\s", "");
  }

  /** Presses a button that opens a window of its own, and goes on in that one. */
  Browser pressForAWindow(String css) {
    new Windows(driver).openBy(css);
    return this;
  }

  /** Presses what changes the page and leads nowhere. */
  Browser touch(String css) {
    driver.findElement(By.cssSelector(css)).click();
    return this;
  }

  /** Closes the window as somebody does who has forgotten something; goes on in another one. */
  Browser closeTheWindow() {
    new Windows(driver).closeThis();
    return this;
  }

  String value(String field) {
    return String.valueOf(driver.findElement(By.name(field)).getDomProperty("value"));
  }

  /** What stands on the page within the page. */
  String inner() {
    driver.switchTo().frame(driver.findElement(By.tagName("iframe")));
    try {
      return driver.findElement(By.tagName("body")).getText();
    } finally {
      driver.switchTo().defaultContent();
    }
  }

  /** Whether the browser keeps words for this site. */
  boolean keeps(String words) {
    Object kept = driver.executeScript("return JSON.stringify(localStorage)");
    return String.valueOf(kept).contains(words);
  }

  String heading() {
    return driver.findElement(By.tagName("h1")).getText();
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  String path() {
    return driver.getCurrentUrl().substring(site.length());
  }

  boolean has(String css) {
    return !driver.findElements(By.cssSelector(css)).isEmpty();
  }

  /** A view of that many CSS pixels, which is narrower than a window can be. */
  Browser see(int width, int scale) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", scale, "mobile", false));
    return this;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Makes the window as wide as a phone. */
  Browser narrow() {
    driver.manage().window().setSize(new Dimension(PHONE, 900));
    return this;
  }

  /** Whether the page is wider than the window, so that a reader has to push it about. */
  boolean overflows() {
    return Boolean.TRUE.equals(
        driver.executeScript(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
  }

  /** Takes the page on a phone and on a desk into {@code target/screenshots}. */
  Browser photograph(String name) {
    new Camera(driver, SCREENSHOTS).take(name, PHONE, DESK);
    return this;
  }

  @Override
  public void close() {
    driver.quit();
    Trees.delete(profile);
  }
}
