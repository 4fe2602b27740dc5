package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of images; each method is a part of the caller's transaction. */
@ApplicationScoped
class ImageStore {

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  /** All by name, without the pictures themselves. */
  List<Image> list() {
    return entities
        .createQuery(
            "select i.name, i.address, i.alternative, i.width, i.height, i.bytes, i.uploadedAt,"
                + " i.uploadedBy from ImageRow i order by i.name",
            Object[].class)
        .getResultStream()
        .map(
            row ->
                new Image(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (int) row[3],
                    (int) row[4],
                    (int) row[5],
                    (Instant) row[6],
                    (String) row[7]))
        .toList();
  }

  boolean exists(String name) {
    return entities
            .createQuery("select count(i) from ImageRow i where i.name = :name", Long.class)
            .setParameter("name", name)
            .getSingleResult()
        > 0;
  }

  /** The picture at an address. */
  Optional<byte[]> picture(String address) {
    return entities
        .createQuery("select i from ImageRow i where i.address = :address", ImageRow.class)
        .setParameter("address", address)
        .getResultStream()
        .findFirst()
        .map(ImageRow::picture);
  }

  void add(Image image, byte[] picture) {
    entities.persist(new ImageRow(image, picture));
  }

  /** Another picture or another description in the place of what is there. */
  void replace(Image image, byte[] picture) {
    entities.merge(new ImageRow(image, picture));
  }

  boolean remove(String name) {
    return entities
            .createQuery("delete from ImageRow i where i.name = :name")
            .setParameter("name", name)
            .executeUpdate()
        > 0;
  }
}
