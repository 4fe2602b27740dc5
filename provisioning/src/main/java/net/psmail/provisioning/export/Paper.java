package net.psmail.provisioning.export;

/** A file that goes into the copy as it is. */
public final class Paper {

  private final String name;
  private final byte[] content;

  /**
   * A file.
   *
   * @param name within the copy, as in {@code README.txt}
   */
  public Paper(String name, byte[] content) {
    this.name = name;
    this.content = content.clone();
  }

  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }
}
