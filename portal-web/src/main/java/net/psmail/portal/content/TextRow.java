package net.psmail.portal.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text from its first save on. Readers get one of its versions, or none; a removed one waits some
 * weeks for somebody who wants it back.
 */
@Entity
@Table(name = "content_text")
class TextRow {

  @Id private String name;

  @Column
  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column private int newest;
  @Column private @Nullable Integer published;

  @Column(name = "published_at")
  private @Nullable Instant publishedAt;

  @Column(name = "publish_at")
  private @Nullable Instant publishAt;

  @Column(name = "publish_number")
  private @Nullable Integer publishNumber;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column private @Nullable String shipped;
  @Column private long edition;

  protected TextRow() {}

  TextRow(TextName name) {
    this.name = name.word();
    this.kind = name.kind();
  }

  TextName name() {
    return TextName.of(name);
  }

  int newest() {
    return newest;
  }

  boolean isRemoved() {
    return removedAt != null;
  }

  boolean isPublished() {
    return published != null;
  }

  /** Whether readers get the newest version. */
  boolean isUpToDate() {
    return published != null && published == newest;
  }

  boolean isDueAt(Instant moment) {
    return !isRemoved() && publishAt != null && !publishAt.isAfter(moment);
  }

  Optional<Instant> publishAt() {
    return Optional.ofNullable(publishAt);
  }

  /** Counts a version that was saved. */
  void grow() {
    newest++;
  }

  void publish(int number, Instant moment, long nextEdition) {
    published = number;
    publishedAt = moment;
    unschedule();
    edition = nextEdition;
  }

  /** Will publish the newest version, or what is saved until then. */
  void schedule(Instant moment) {
    publishAt = moment;
    publishNumber = newest;
  }

  void unschedule() {
    publishAt = null;
    publishNumber = null;
  }

  /** The versions that may be published at the moment that was set, the newest first. */
  IntStream scheduled() {
    int oldest = publishNumber == null ? newest : publishNumber;
    return IntStream.iterate(newest, number -> number >= oldest, number -> number - 1);
  }

  void unpublish(long nextEdition) {
    published = null;
    edition = nextEdition;
  }

  void remove(@Nullable Instant moment) {
    removedAt = moment;
  }

  /** Notes that its newest version is the shipped file of this digest. */
  void ship(String digest) {
    shipped = digest;
  }

  Manuscript manuscript(Version newestVersion) {
    return new Manuscript(
        name(),
        newestVersion,
        published == null ? OptionalInt.empty() : OptionalInt.of(published),
        publishAt(),
        Optional.ofNullable(removedAt));
  }
}
