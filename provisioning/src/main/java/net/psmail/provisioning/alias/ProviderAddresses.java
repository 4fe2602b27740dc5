package net.psmail.provisioning.alias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;

/**
 * The addresses under which the provider is reached in every domain (<a
 * href="https://www.rfc-editor.org/rfc/rfc2142">RFC 2142</a>). They lead to the mailbox of a member
 * that the configuration names; without one, letters to them are refused, so that who writes knows
 * that nobody reads them.
 */
@ApplicationScoped
public class ProviderAddresses {

  private static final List<String> NAMES =
      List.of("postmaster", "abuse", "security", "hostmaster", "webmaster");

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;

  private final ContactSettings settings = ContactSettings.read();

  /** The mailbox that the configuration names. */
  public Optional<MailAddress> mailbox() {
    return settings.mailbox();
  }

  /** Whether that mailbox is there, so that letters arrive. */
  public boolean areRead() {
    return transactions.call(
        () ->
            !entities
                .createNativeQuery(
                    "select 1 from provider_name n join mail_user u on u.address = n.mailbox")
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
  }

  /** The language of the member who reads them; English when nobody does. */
  public Locale language() {
    return settings
        .mailbox()
        .flatMap(mailbox -> transactions.call(() -> languageOf(mailbox)))
        .map(Locale::forLanguageTag)
        .orElse(Locale.ENGLISH);
  }

  private Optional<String> languageOf(MailAddress mailbox) {
    Stream<?> rows =
        entities
            .createNativeQuery(
                "select a.language from account a join mailbox m on m.account_id = a.id"
                    + " where m.address = ?1")
            .setParameter(1, mailbox.toString())
            .getResultStream();
    return rows.findFirst().map(String.class::cast);
  }

  /** Writes down for the mail servers what the configuration says. */
  public void publish() {
    transactions.run(
        () -> {
          entities.createNativeQuery("delete from provider_name").executeUpdate();
          settings.mailbox().ifPresent(this::lead);
        });
  }

  private void lead(MailAddress mailbox) {
    for (String name : NAMES) {
      entities
          .createNativeQuery("insert into provider_name (name, mailbox) values (?1, ?2)")
          .setParameter(1, name)
          .setParameter(2, mailbox.toString())
          .executeUpdate();
    }
  }
}
