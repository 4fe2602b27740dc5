package net.psmail.portal.content;

import org.commonmark.node.CustomBlock;

/** A picture that stands alone, with its caption. */
final class Figure extends CustomBlock {

  private final String address;
  private final String alternative;
  private final String caption;
  private final int width;
  private final int height;

  /**
   * A picture at an address.
   *
   * @param width in pixels; 0 for a drawing, which has the size of its page
   */
  Figure(String address, String alternative, String caption, int width, int height) {
    this.address = address;
    this.alternative = alternative;
    this.caption = caption;
    this.width = width;
    this.height = height;
  }

  /** An image, in the words of the text that shows it or else of its uploader. */
  static Figure of(Image image, String words, String caption) {
    String alternative = words.isBlank() ? image.alternative() : words;
    return new Figure(image.address(), alternative, caption, image.width(), image.height());
  }

  String address() {
    return address;
  }

  String alternative() {
    return alternative;
  }

  String caption() {
    return caption;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
