package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;

/**
 * {@code pictures.jte}; posts {@code name, alternative, file} to {@code /control-room/pictures}.
 */
public record PicturesView(
    List<Picture> pictures, String name, String alternative, String done, List<Problem> problems) {

  /** A picture that texts can show. */
  public record Picture(
      String name,
      String address,
      String alternative,
      int width,
      int height,
      int bytes,
      Instant uploadedAt,
      String uploadedBy) {

    /** What an author writes into a text. */
    public String markdown() {
      return "![" + alternative.replaceAll("[\\[\\]\\\\]", "\\\\$0") + "](image:" + name + ")";
    }
  }
}
