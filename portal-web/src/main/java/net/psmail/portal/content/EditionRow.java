package net.psmail.portal.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How often readers got something else; a single row. */
@Entity
@Table(name = "content_edition")
class EditionRow {

  @Id private int id;

  @Column private long edition;

  protected EditionRow() {}

  long edition() {
    return edition;
  }
}
