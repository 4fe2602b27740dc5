package net.psmail.portal.content;

import org.commonmark.node.CustomBlock;

/** A drawing that stands alone, with its caption. */
final class Figure extends CustomBlock {

  private final String address;
  private final String alternative;
  private final String caption;

  Figure(String address, String alternative, String caption) {
    this.address = address;
    this.alternative = alternative;
    this.caption = caption;
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
}
