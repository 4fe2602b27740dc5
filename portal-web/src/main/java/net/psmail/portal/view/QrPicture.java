package net.psmail.portal.view;

/**
 * {@code part/qr.jte}: a QR code as a drawing.
 *
 * @param size modules a side, without the quiet zone
 * @param quiet modules of the quiet zone on each side
 * @param path the dark modules as an SVG path, one unit a module
 */
public record QrPicture(int size, int quiet, String path) {

  /** As SVG wants it, with the quiet zone. */
  public String viewBox() {
    int whole = size + 2 * quiet;
    return "%1$d %1$d %2$d %2$d".formatted(-quiet, whole);
  }
}
