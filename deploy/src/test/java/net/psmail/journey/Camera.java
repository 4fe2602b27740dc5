package net.psmail.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Takes pages at some widths into a folder. */
record Camera(ChromeDriver driver, Path folder) {

  private static final int HEIGHT = 900;

  void take(String name, int... widths) {
    for (int width : widths) {
      driver.manage().window().setSize(new Dimension(width, HEIGHT));
      try {
        Files.createDirectories(folder);
        Files.write(
            folder.resolve(name + "-" + width + ".png"), driver.getScreenshotAs(OutputType.BYTES));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
