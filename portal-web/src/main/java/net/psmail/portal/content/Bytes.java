package net.psmail.portal.content;

/** Bytes as a part of a record, which are compared by nobody. */
final class Bytes {

  private final byte[] array;

  /** These bytes, which nobody may change from now on. */
  Bytes(byte[] array) {
    this.array = array;
  }

  byte[] array() {
    return array;
  }
}
