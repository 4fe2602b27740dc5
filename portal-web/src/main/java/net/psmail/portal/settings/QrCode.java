package net.psmail.portal.settings;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import net.psmail.portal.view.QrPicture;

/** QR codes as pictures that a page draws itself, at any size, without a request of their own. */
public final class QrCode {

  /** Modules of nothing around the code, as ISO/IEC 18004 wants them. */
  static final int QUIET_ZONE = 4;

  private static final Map<EncodeHintType, ?> ASCII = Map.of();

  private QrCode() {}

  /** The code of a text, which holds nothing beyond ASCII. */
  public static QrPicture of(String text) {
    ByteMatrix modules = modules(text);
    StringBuilder path = new StringBuilder();
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        int length = darkFrom(modules, column, row);
        if (length > 0) {
          path.append("M%d %dh%dv1h-%dz".formatted(column, row, length, length));
          column += length;
        }
      }
    }
    return new QrPicture(modules.getWidth(), QUIET_ZONE, path.toString());
  }

  private static int darkFrom(ByteMatrix modules, int column, int row) {
    int end = column;
    while (end < modules.getWidth() && modules.get(end, row) == 1) {
      end++;
    }
    return end - column;
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M, ASCII).getMatrix();
    } catch (WriterException tooLong) {
      // Without the cause: its message may quote the text, which is a secret.
      throw new IllegalArgumentException("The text does not fit into a QR code");
    }
  }
}
