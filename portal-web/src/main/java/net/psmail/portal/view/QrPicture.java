package net.psmail.portal.view;

/**
 * {@code part/qr.jte}: a QR code as a drawing.
 *
 * @param size modules a side, without the quiet zone
 * @param quiet modules of the quiet zone on each side
 * @param path the dark modules as an SVG path, one unit a module
 */
public record QrPicture(int size, int quiet, String path) {

  /** About as wide as a small phone, in CSS pixels. */
  private static final int WIDTH = 320;

  private static final int SMALLEST_MODULE = 5;

  /** As SVG wants it, with the quiet zone. */
  public String viewBox() {
    return "%1$d %1$d %2$d %2$d".formatted(-quiet, whole());
  }

  /** CSS pixels a side: the same number for each module, so that none is blurred. */
  public int side() {
    return whole() * Math.max(SMALLEST_MODULE, WIDTH / whole());
  }

  private int whole() {
    return size + 2 * quiet;
  }
}
