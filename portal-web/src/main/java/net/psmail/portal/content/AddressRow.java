package net.psmail.portal.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An address at which a text is or was published, so that no other text gets it. */
@Entity
@Table(name = "content_address")
class AddressRow {

  @Id private String address;

  @Column(name = "text_name")
  private String text;

  protected AddressRow() {}

  AddressRow(TextName address, TextName text) {
    this.address = address.word();
    this.text = text.word();
  }

  boolean isOf(TextName name) {
    return text.equals(name.word());
  }
}
