package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.psmail.provisioning.database.Transactions;

/** Reads what is published, and later only what has become another since. */
@ApplicationScoped
class Publications {

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject TextStore texts;
  @Inject ImageStore images;

  /** The next one, or the known one when nothing else is published. */
  Publication after(Publication known) {
    return transactions.call(
        () -> {
          // First: what is published meanwhile is read again the next time.
          long edition = texts.edition();
          return edition == known.edition() ? known : read(known, edition);
        });
  }

  private Publication read(Publication known, long edition) {
    Publication next = known.next(edition);
    gone(known.edition()).forEach(name -> next.entries().remove(TextName.of(name)));
    for (Object[] row : published(known.edition())) {
      TextName name = TextName.of((String) row[0]);
      next.entries().put(name, entry(name, row));
    }
    for (Object[] row : addresses(known.edition())) {
      next.addresses().put(TextName.of((String) row[0]), TextName.of((String) row[1]));
    }
    images.list().forEach(image -> next.images().put(image.name(), image));
    return next;
  }

  private static Entry entry(TextName name, Object[] row) {
    Map<String, String> fields = FieldLines.read((String) row[5]);
    Wording wording =
        new Wording((String) row[2], (String) row[3], (String) row[4], fields, (String) row[6]);
    return Entry.of(name, wording, (Instant) row[1]);
  }

  private List<String> gone(long since) {
    return entities
        .createQuery(
            "select t.name from TextRow t where t.edition > :since and t.published is null",
            String.class)
        .setParameter("since", since)
        .getResultList();
  }

  private List<Object[]> published(long since) {
    return entities
        .createQuery(
            "select t.name, t.publishedAt, v.title, v.slug, v.summary, v.fieldLines, v.markdown"
                + " from TextRow t, VersionRow v where v.text = t.name"
                + " and v.number = t.published and t.edition > :since",
            Object[].class)
        .setParameter("since", since)
        .getResultList();
  }

  private List<Object[]> addresses(long since) {
    return entities
        .createQuery(
            "select a.address, a.text from AddressRow a, TextRow t where a.text = t.name"
                + " and t.edition > :since",
            Object[].class)
        .setParameter("since", since)
        .getResultList();
  }
}
