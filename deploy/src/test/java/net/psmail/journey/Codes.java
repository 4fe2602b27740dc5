package net.psmail.journey;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;

/** QR codes, as a camera before the screen sees them. */
final class Codes {

  private Codes() {}

  /** What the code says that the browser shows. */
  static String seen(Browser browser) throws IOException {
    byte[] shot =
        browser.driver().findElement(By.cssSelector("svg.qr")).getScreenshotAs(OutputType.BYTES);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(shot));
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new MultiFormatReader()
          .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
          .getText();
    } catch (NotFoundException none) {
      throw new IllegalStateException("no code on the page " + browser.path(), none);
    }
  }
}
