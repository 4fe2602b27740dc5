package net.psmail.portal.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A text as it was saved once; never changed. */
@Entity
@Table(name = "content_version")
@IdClass(VersionRow.Key.class)
class VersionRow {

  @Id
  @Column(name = "text_name")
  private String text;

  @Id
  @Column(name = "version_number")
  private int number;

  @Column(name = "saved_at")
  private Instant savedAt;

  @Column(name = "saved_by")
  private String savedBy;

  @Column private String title;
  @Column private String slug;
  @Column private String summary;

  @Column(name = "field_lines")
  private String fieldLines;

  @Column private String markdown;

  protected VersionRow() {}

  VersionRow(TextName text, Version version) {
    Wording wording = version.wording();
    this.text = text.word();
    this.number = version.number();
    this.savedAt = version.savedAt();
    this.savedBy = version.savedBy();
    this.title = wording.title();
    this.slug = wording.slug();
    this.summary = wording.summary();
    this.fieldLines = FieldLines.write(wording.fields());
    this.markdown = wording.markdown();
  }

  Wording wording() {
    return new Wording(title, slug, summary, FieldLines.read(fieldLines), markdown);
  }

  Version version() {
    return new Version(number, savedAt, savedBy, wording());
  }

  /** What makes it one of its kind: the second of two who save the same number is refused. */
  static final class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private String text = "";
    private int number;

    Key() {}

    Key(TextName text, int number) {
      this.text = text.word();
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.number == number && key.text.equals(text);
    }

    @Override
    public int hashCode() {
      return Objects.hash(text, number);
    }
  }
}
