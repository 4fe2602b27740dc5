package net.psmail.journey;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The windows of a browser, of which it looks at one. */
record Windows(ChromeDriver driver) {

  private static final Duration SOON = Duration.ofSeconds(60);

  /** Presses a button that opens one, and looks at that. */
  void openBy(String css) {
    int windows = driver.getWindowHandles().size();
    driver.findElement(By.cssSelector(css)).click();
    new WebDriverWait(driver, SOON).until(ExpectedConditions.numberOfWindowsToBe(windows + 1));
    List<String> handles = List.copyOf(driver.getWindowHandles());
    driver.switchTo().window(handles.get(handles.size() - 1));
  }

  /** Closes this one without a word, and looks at an empty one. */
  void closeThis() {
    String closed = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    String next = driver.getWindowHandle();
    driver.switchTo().window(closed);
    driver.close();
    driver.switchTo().window(next);
  }
}
