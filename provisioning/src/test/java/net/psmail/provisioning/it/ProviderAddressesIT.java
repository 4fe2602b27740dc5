package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.ProviderAddresses;
import net.psmail.provisioning.mailserver.Recipient;
import org.junit.jupiter.api.Test;

class ProviderAddressesIT extends FacadeTest {

  @Inject ProviderAddresses addresses;

  @Test
  void leadToTheConfiguredMailboxInEveryDomainAsSoonAsSomebodyHasIt() {
    MailAddress mailbox = MailAddress.parse("those.who.run@psmail.test");
    assertThat(addresses.mailbox()).contains(mailbox);
    assertThat(addresses.areRead()).isFalse();
    assertThat(directory.recipient(MailAddress.parse("postmaster@psmail.test"))).isEmpty();

    register(mailbox.local());

    assertThat(addresses.areRead()).isTrue();
    for (String name :
        new String[] {"postmaster", "abuse", "security", "hostmaster", "webmaster"}) {
      for (String domain : new String[] {"psmail.test", "second.test"}) {
        String address = name + "@" + domain;
        assertThat(directory.recipient(MailAddress.parse(address)))
            .get()
            .extracting(Recipient::address)
            .isEqualTo(mailbox);
        assertThat(
                count(
                    "mail_alias where mailbox = 'those.who.run@psmail.test' and address = ?",
                    address))
            .isOne();
        assertThat(
                count(
                    "mail_sender where login = 'those.who.run@psmail.test' and address = ?",
                    address))
            .as("may answer as " + address)
            .isOne();
      }
    }
    assertThat(directory.recipient(MailAddress.parse("postmaster@third.test"))).isEmpty();
  }

  @Test
  void arePublishedAnewAtEveryStart() {
    addresses.publish();
    addresses.publish();
    assertThat(count("provider_name where mailbox = ?", "those.who.run@psmail.test")).isEqualTo(5);
  }
}
