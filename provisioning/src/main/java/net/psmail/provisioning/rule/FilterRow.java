package net.psmail.provisioning.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A filter of a member, at its place among the others. */
@Entity
@Table(name = "mail_filter")
class FilterRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column private int place;

  @Column
  @Enumerated(EnumType.STRING)
  private Filter.Part part = Filter.Part.FROM;

  @Column
  @Enumerated(EnumType.STRING)
  private Filter.Way way = Filter.Way.CONTAINS;

  @Column private String words = "";
  @Column private @Nullable String folder;
  @Column private boolean seen;
  @Column private boolean flagged;
  @Column private boolean stops;

  protected FilterRow() {}

  FilterRow(long accountId, int place, Filter filter) {
    this.accountId = accountId;
    this.place = place;
    set(filter);
  }

  int place() {
    return place;
  }

  void setPlace(int place) {
    this.place = place;
  }

  final void set(Filter filter) {
    part = filter.part();
    way = filter.way();
    words = filter.words();
    folder = filter.folder().orElse(null);
    seen = filter.seen();
    flagged = filter.flagged();
    stops = filter.stops();
  }

  KeptFilter view() {
    return new KeptFilter(
        id, new Filter(part, way, words, Optional.ofNullable(folder), seen, flagged, stops));
  }
}
