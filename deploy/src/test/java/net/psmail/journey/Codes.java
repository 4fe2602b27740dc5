package net.psmail.journey;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;

/** QR codes, as a camera before the screen sees them, which is moved until it can read. */
final class Codes {

  /** The reader finds no code in one of a hundred pictures, and in another size of them it does. */
  private static final List<Double> DISTANCES = List.of(1.0, 1.5, 0.75, 2.0, 1.25, 3.0);

  private Codes() {}

  /** What the code says that the browser shows. */
  static String seen(Browser browser) throws IOException {
    byte[] shot =
        browser.driver().findElement(By.cssSelector("svg.qr")).getScreenshotAs(OutputType.BYTES);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(shot));
    return DISTANCES.stream()
        .flatMap(nearer -> read(scaled(picture, nearer)).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no code on the page " + browser.path()));
  }

  private static BufferedImage scaled(BufferedImage picture, double nearer) {
    int width = (int) (picture.getWidth() * nearer);
    int height = (int) (picture.getHeight() * nearer);
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static Optional<String> read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return Optional.of(
          new MultiFormatReader()
              .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
              .getText());
    } catch (NotFoundException tooFarOrTooNear) {
      return Optional.empty();
    }
  }
}
