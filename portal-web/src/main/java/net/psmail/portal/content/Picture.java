package net.psmail.portal.content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A picture made anew from an upload: upright, no wider than a page, and without anything that rode
 * along with the pixels. Its size is looked at before a pixel is read, and a large one is read with
 * gaps, so that no upload needs more memory than there is.
 *
 * @param format png or jpg
 */
record Picture(String format, int width, int height, Bytes data) {

  static final int MOST_BYTES = 10 * 1024 * 1024;

  private static final long MOST_PIXELS = 40_000_000;
  private static final int MOST_WIDTH = 1_600;
  private static final int MOST_HEIGHT = 2_400;
  private static final long DECODED_BYTES = 24_000_000;
  private static final int SMALLEST = 24;

  /**
   * Makes the picture.
   *
   * @throws ContentRefused FAULTY
   */
  static Picture of(byte[] upload) {
    if (upload.length > MOST_BYTES) {
      throw refused("problem.content-image-large");
    }
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(format(upload).orElseThrow(Picture::unreadable)).next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
      // The text of a PNG may be a bomb of its own; of a JPEG the orientation is wanted.
      boolean png = isPng(upload);
      reader.setInput(input, png, png);
      return read(reader, png);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw unreadable();
    } finally {
      reader.dispose();
    }
  }

  byte[] bytes() {
    return data.array();
  }

  private static Picture read(ImageReader reader, boolean png) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw refused("problem.content-image-pixels");
    }
    Orientation orientation = png ? Orientation.TOP_LEFT : orientation(reader);
    ImageReadParam gaps = reader.getDefaultReadParam();
    int step = step(pixels, bitsOfAPixel(reader));
    gaps.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = upright(reader.read(0, gaps), orientation);
    byte[] bytes = encoded(image, png ? "png" : "jpg");
    return new Picture(png ? "png" : "jpg", image.getWidth(), image.getHeight(), new Bytes(bytes));
  }

  /** Every how manieth pixel is read in each direction. */
  private static int step(long pixels, int bits) {
    return (int) Math.max(1, Math.ceil(Math.sqrt(pixels * bits / 8.0 / DECODED_BYTES)));
  }

  private static int bitsOfAPixel(ImageReader reader) throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    if (!types.hasNext()) {
      throw unreadable();
    }
    return Math.max(types.next().getColorModel().getPixelSize(), SMALLEST);
  }

  private static BufferedImage upright(BufferedImage image, Orientation orientation)
      throws IOException {
    boolean lies = orientation.compareTo(Orientation.BOTTOM_LEFT) > 0;
    double widest = lies ? MOST_HEIGHT : MOST_WIDTH;
    double highest = lies ? MOST_WIDTH : MOST_HEIGHT;
    double scale = Math.min(1, Math.min(widest / image.getWidth(), highest / image.getHeight()));
    boolean opaque = !image.getColorModel().hasAlpha();
    BufferedImage small =
        Thumbnails.of(image)
            .forceSize(scaled(image.getWidth(), scale), scaled(image.getHeight(), scale))
            .imageType(opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB)
            .asBufferedImage();
    ImageFilter turning = ExifFilterUtils.getFilterForOrientation(orientation);
    return turning.apply(small);
  }

  private static int scaled(int length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }

  private static Orientation orientation(ImageReader reader) {
    try {
      Orientation orientation = ExifUtils.getExifOrientation(reader, 0);
      return orientation == null ? Orientation.TOP_LEFT : orientation;
    } catch (IOException | RuntimeException unknown) {
      return Orientation.TOP_LEFT;
    }
  }

  private static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** By the first bytes; whatever else ImageIO could read here is not asked. */
  private static Optional<String> format(byte[] upload) {
    if (isPng(upload)) {
      return Optional.of("png");
    }
    boolean jpeg =
        upload.length > 2
            && (upload[0] & 0xFF) == 0xFF
            && (upload[1] & 0xFF) == 0xD8
            && (upload[2] & 0xFF) == 0xFF;
    return jpeg ? Optional.of("jpeg") : Optional.empty();
  }

  private static boolean isPng(byte[] upload) {
    return upload.length > 8 && (upload[0] & 0xFF) == 0x89 && upload[1] == 'P' && upload[2] == 'N';
  }

  private static ContentRefused unreadable() {
    return refused("problem.content-image-unreadable");
  }

  private static ContentRefused refused(String key) {
    return ContentRefused.faulty(ContentFault.of("file", key));
  }
}
