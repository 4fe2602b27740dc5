package net.psmail.portal.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A picture as it is served. */
@Entity
@Table(name = "content_image")
class ImageRow {

  @Id private String name;

  @Column private String address;
  @Column private String alternative;
  @Column private int width;
  @Column private int height;

  @Column(name = "byte_count")
  private int bytes;

  @Column(name = "uploaded_at")
  private Instant uploadedAt;

  @Column(name = "uploaded_by")
  private String uploadedBy;

  @Column private byte[] picture;

  protected ImageRow() {}

  ImageRow(Image image, byte[] picture) {
    this.name = image.name();
    this.address = image.address();
    this.alternative = image.alternative();
    this.width = image.width();
    this.height = image.height();
    this.bytes = image.bytes();
    this.uploadedAt = image.uploadedAt();
    this.uploadedBy = image.uploadedBy();
    this.picture = picture.clone();
  }

  byte[] picture() {
    return picture.clone();
  }
}
