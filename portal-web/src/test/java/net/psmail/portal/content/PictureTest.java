package net.psmail.portal.content;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void makesALargePictureAsWideAsAPage() throws IOException {
    Picture picture = Picture.of(upload(2_400, 1_200, "png"));
    assertThat(picture.format()).isEqualTo("png");
    assertThat(picture.width()).isEqualTo(1_600);
    assertThat(picture.height()).isEqualTo(800);
    assertThat(read(picture).getWidth()).isEqualTo(1_600);
  }

  @Test
  void leavesASmallOneAsLargeAsItIs() throws IOException {
    Picture picture = Picture.of(upload(30, 20, "jpg"));
    assertThat(picture.width() + "x" + picture.height()).isEqualTo("30x20");
    assertThat(read(picture).getRGB(15, 2) >> 16 & 0xFF).isGreaterThan(200);
  }

  @Test
  void turnsAPhotoUprightAndForgetsWhereItWasTaken() throws IOException {
    Picture picture = Picture.of(withExif(upload(40, 20, "jpg"), 6));
    assertThat(picture.width() + "x" + picture.height()).isEqualTo("20x40");
    // The upper half was orange: turned clockwise it is the right one.
    assertThat(read(picture).getRGB(17, 20) >> 16 & 0xFF).isGreaterThan(200);
    assertThat(read(picture).getRGB(2, 20) >> 16 & 0xFF).isLessThan(60);
    assertThat(new String(picture.bytes(), US_ASCII)).doesNotContain("Exif", "secret place");
  }

  @Test
  void dropsWhatStandsBehindThePicture() throws IOException {
    byte[] script = "<script>alert(1)</script>".getBytes(US_ASCII);
    for (String format : new String[] {"png", "jpg"}) {
      Picture picture = Picture.of(join(upload(30, 20, format), script));
      assertThat(new String(picture.bytes(), US_ASCII)).doesNotContain("script");
    }
  }

  @Test
  void refusesABombBeforeItReadsAPixel() throws IOException {
    byte[] bomb = upload(30, 20, "png");
    ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
    CRC32 check = new CRC32();
    check.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) check.getValue());
    assertThat(refusal(bomb)).isEqualTo("problem.content-image-pixels");
  }

  @Test
  void refusesWhatIsNoPicture() throws IOException {
    byte[] whole = upload(300, 200, "png");
    assertThat(refusal("<svg/>".getBytes(US_ASCII))).isEqualTo("problem.content-image-unreadable");
    assertThat(refusal(upload(30, 20, "gif"))).isEqualTo("problem.content-image-unreadable");
    assertThat(refusal(Arrays.copyOf(whole, 60))).isEqualTo("problem.content-image-unreadable");
    assertThat(refusal(new byte[0])).isEqualTo("problem.content-image-unreadable");
    assertThat(refusal(new byte[Picture.MOST_BYTES + 1])).isEqualTo("problem.content-image-large");
  }

  @Test
  void keepsWhatIsTransparent() throws IOException {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
    assertThat(read(Picture.of(encoded(image, "png"))).getRGB(5, 5) >>> 24).isZero();
  }

  private static String refusal(byte[] upload) {
    return catchThrowableOfType(ContentRefused.class, () -> Picture.of(upload))
        .faults()
        .get(0)
        .key();
  }

  private static BufferedImage read(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
  }

  private static byte[] upload(int width, int height, String format) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRect(0, 0, width, height / 2);
    pen.dispose();
    return encoded(image, format);
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  /** An APP1 segment behind the first one, as picture programs write it. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    byte[] place = "secret place".getBytes(US_ASCII);
    ByteBuffer segment = ByteBuffer.allocate(4 + 6 + 26 + place.length);
    segment.putShort((short) 0xFFE1).putShort((short) (segment.capacity() - 2));
    segment.put("Exif\0\0".getBytes(US_ASCII)).put("MM\0*".getBytes(US_ASCII)).putInt(8);
    segment.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    segment.putShort((short) orientation).putShort((short) 0).putInt(0).put(place);
    int first = 4 + ByteBuffer.wrap(jpeg).getShort(4);
    byte[] start = Arrays.copyOf(jpeg, first);
    return join(join(start, segment.array()), Arrays.copyOfRange(jpeg, first, jpeg.length));
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
