package net.psmail.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.psmail.portal.view.QrPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

  private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final int SCALE = 4;
  private static final int WHITE = 0xFFFFFF;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mail.psmail.test/de/p/0123456789abcdefghijklmnopqrstuvwxyz-_ABCDE",
        "[1,[1,1],[0,\"mail.psmail.test\",993,3,1,\"ada@psmail.test\",null,\"abcd-efgh\"],"
            + "[[[0,\"mail.psmail.test\",465,3,1,\"ada@psmail.test\",\"abcd-efgh\"],"
            + "[\"ada@psmail.test\",\"\\u017dofie \\\"\\\\ \\ud83d\\udc8c\"]]]]"
      })
  void isReadByACamera(String text) throws Exception {
    assertThat(read(QrCode.of(text))).isEqualTo(text);
  }

  @Test
  void holdsTheLongestNamesAndHosts() throws Exception {
    String text = "[\"" + "\\u017d".repeat(60) + "\"," + "x".repeat(900) + "]";
    assertThat(read(QrCode.of(text))).isEqualTo(text);
  }

  @Test
  void saysNothingOfATextThatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QrCode.of("secret".repeat(1000)))
        .withMessageNotContaining("secret")
        .withNoCause();
  }

  @Test
  void leavesAQuietZoneOfFourModules() {
    QrPicture code = QrCode.of("x");
    assertThat(code.viewBox()).isEqualTo("-4 -4 29 29");
    assertThat(code.side()).isEqualTo(11 * 29);
  }

  /** Draws the path as a browser does, on white, and reads the drawing. */
  private static String read(QrPicture code) throws Exception {
    int side = (code.size() + 2 * code.quiet()) * SCALE;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, WHITE);
    BAR.matcher(code.path()).results().forEach(bar -> draw(bar, code.quiet(), side, pixels));
    RGBLuminanceSource picture = new RGBLuminanceSource(side, side, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture))).getText();
  }

  private static void draw(MatchResult bar, int quiet, int side, int[] pixels) {
    int left = (Integer.parseInt(bar.group(1)) + quiet) * SCALE;
    int top = (Integer.parseInt(bar.group(2)) + quiet) * SCALE;
    int width = Integer.parseInt(bar.group(3)) * SCALE;
    for (int y = top; y < top + SCALE; y++) {
      Arrays.fill(pixels, y * side + left, y * side + left + width, 0);
    }
  }
}
