package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of texts; each method is a part of the caller's transaction. */
@ApplicationScoped
class TextStore {

  private static final String WITH_NEWEST =
      "select t, v from TextRow t, VersionRow v where v.text = t.name and v.number = t.newest and ";

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  Optional<TextRow> find(TextName name) {
    return Optional.ofNullable(entities.find(TextRow.class, name.word()));
  }

  /** The text, which nobody else changes until the transaction ends. */
  Optional<TextRow> lock(TextName name) {
    return Optional.ofNullable(
        entities.find(TextRow.class, name.word(), LockModeType.PESSIMISTIC_WRITE));
  }

  Version version(TextName name, int number) {
    return entities.find(VersionRow.class, new VersionRow.Key(name, number)).version();
  }

  List<Version> history(TextName name) {
    return entities
        .createQuery(
            "select v from VersionRow v where v.text = :name order by v.number desc",
            VersionRow.class)
        .setParameter("name", name.word())
        .getResultStream()
        .map(VersionRow::version)
        .toList();
  }

  List<Manuscript> list(Kind kind) {
    return manuscripts(
        entities
            .createQuery(
                WITH_NEWEST + "t.kind = :kind and t.removedAt is null order by t.name",
                Object[].class)
            .setParameter("kind", kind)
            .getResultStream());
  }

  List<Manuscript> removed() {
    return manuscripts(
        entities
            .createQuery(
                WITH_NEWEST + "t.removedAt is not null order by t.removedAt desc, t.name",
                Object[].class)
            .getResultStream());
  }

  List<Manuscript> all(Collection<String> names) {
    return manuscripts(
        entities
            .createQuery(WITH_NEWEST + "t.name in :names order by t.name", Object[].class)
            .setParameter("names", names)
            .getResultStream());
  }

  /** The names of all that is not removed, in order. */
  List<String> names() {
    return entities
        .createQuery(
            "select t.name from TextRow t where t.removedAt is null order by t.name", String.class)
        .getResultList();
  }

  /** The names of all, removed ones too. */
  Set<String> allNames() {
    return new HashSet<>(
        entities.createQuery("select t.name from TextRow t", String.class).getResultList());
  }

  /** Whose each address is or was. */
  Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    entities
        .createQuery("select a.address, a.text from AddressRow a", Object[].class)
        .getResultStream()
        .forEach(row -> owners.put((String) row[0], (String) row[1]));
    return owners;
  }

  /** Texts of which readers get, or authors write, a version with these words in it. */
  List<Manuscript> withWords(String words) {
    return manuscripts(
        entities
            .createQuery(
                "select t, v from TextRow t, VersionRow v where v.text = t.name"
                    + " and (v.number = t.newest or v.number = t.published)"
                    + " and t.removedAt is null and v.markdown like :words order by t.name",
                Object[].class)
            .setParameter("words", "%" + words + "%")
            .getResultStream());
  }

  void add(TextRow text) {
    entities.persist(text);
  }

  /** Writes what was added: what belongs to a text can be written after the text only. */
  void flush() {
    entities.flush();
  }

  void add(TextName name, Version version) {
    entities.persist(new VersionRow(name, version));
  }

  /** Whose an address is or was. */
  Optional<AddressRow> address(TextName address) {
    return Optional.ofNullable(entities.find(AddressRow.class, address.word()));
  }

  void add(AddressRow address) {
    entities.persist(address);
  }

  long edition() {
    return entities.createQuery("select e.edition from EditionRow e", Long.class).getSingleResult();
  }

  /** Begins another edition; whoever wants to as well waits until the transaction ends. */
  long nextEdition() {
    entities.createQuery("update EditionRow e set e.edition = e.edition + 1").executeUpdate();
    return edition();
  }

  /** What was shipped with some version: name, digest, newest, published, removed, saved by. */
  List<Object[]> shipped() {
    return entities
        .createQuery(
            "select t.name, t.shipped, t.newest, t.published, t.removedAt, v.savedBy"
                + " from TextRow t, VersionRow v where v.text = t.name and v.number = t.newest"
                + " and t.shipped is not null",
            Object[].class)
        .getResultList();
  }

  /** Some of the operators' own texts that were removed before a moment. */
  List<String> removedBefore(Instant moment, int most) {
    return entities
        .createQuery(
            "select t.name from TextRow t where t.removedAt < :moment and t.shipped is null",
            String.class)
        .setParameter("moment", moment)
        .setMaxResults(most)
        .getResultList();
  }

  /** Forgets texts with all their versions and addresses. */
  void forget(List<String> names) {
    for (String rows : List.of("VersionRow r where r.text", "AddressRow r where r.text")) {
      entities
          .createQuery("delete from " + rows + " in :names")
          .setParameter("names", names)
          .executeUpdate();
    }
    entities
        .createQuery("delete from TextRow t where t.name in :names")
        .setParameter("names", names)
        .executeUpdate();
  }

  private static List<Manuscript> manuscripts(Stream<Object[]> rows) {
    return rows.map(row -> ((TextRow) row[0]).manuscript(((VersionRow) row[1]).version())).toList();
  }
}
