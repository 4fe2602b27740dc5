package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.Test;

class RegistrationIT extends FacadeTest {

  private static final int THOUSAND = 1000;

  @Resource ManagedThreadFactory visitors;

  @Test
  void leadsFromTheFormToAMailLogin() {
    String name = newName();
    Session session = register(" " + name.toUpperCase(Locale.ROOT) + " ");
    assertThat(session.signInName()).isEqualTo(name + "@psmail.test");
    assertThat(session.recoveryConfirmed()).isFalse();
    assertThat(recovery.code(session)).get().asString().hasSize(39);
    assertThat(opensMail(session, newDevice(session, "Laptop"))).isTrue();
  }

  @Test
  void refusesANameThatLooksLikeAnothersAndProposesThree() {
    String name = newName();
    register(name);
    String lookalike = name.charAt(0) + "." + name.substring(1);
    ProvisioningException taken = refusal(() -> accounts.register(form(lookalike), ORIGIN));
    assertThat(taken.kind()).isEqualTo(Kind.NAME_TAKEN);
    assertThat(taken.proposals()).hasSize(3).doesNotHaveDuplicates();
    MailAddress proposal = taken.proposals().get(2);
    assertThat(accounts.requireFree(proposal.local(), proposal.domain())).isEqualTo(proposal);
  }

  @Test
  void givesANameToOneOfManyWhoWantItAtOnce() {
    String name = newName();
    List<Future<SessionToken>> results = atOnce(6, () -> accounts.register(form(name), ORIGIN));
    assertThat(refusals(results))
        .hasSize(5)
        .allSatisfy(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.NAME_TAKEN))
        .allSatisfy(refusal -> assertThat(refusal.proposals()).hasSize(3));
    assertOneAccount(name);
  }

  @Test
  void givesANameToOneOfAThousandWhoWantItAtOnce() throws InterruptedException {
    String name = newName();
    List<Registration> forms = Stream.generate(() -> form(name)).limit(THOUSAND).toList();
    Queue<Optional<Kind>> ends = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> all =
        forms.stream().map(form -> visitors.newThread(() -> ends.add(endOf(form, start)))).toList();
    all.forEach(Thread::start);
    start.countDown();
    for (Thread visitor : all) {
      visitor.join();
    }
    assertThat(ends).hasSize(THOUSAND).containsOnly(Optional.empty(), Optional.of(Kind.NAME_TAKEN));
    assertThat(ends.stream().filter(Optional::isEmpty)).hasSize(1);
    assertOneAccount(name);
  }

  @Test
  void makesOneAccountOfAFormThatIsSentSeveralTimesAtOnce() {
    String name = newName();
    Registration form = form(name);
    List<Future<SessionToken>> results = atOnce(4, () -> accounts.register(form, ORIGIN));
    assertThat(refusals(results)).isEmpty();
    assertOneAccount(name);
  }

  @Test
  void showsARecoveryCodeThatWorksToTheLastAnswerOfARepeatedForm() {
    Registration form = form(newName());
    accounts.register(form, ORIGIN);
    Session second = sessionOf(accounts.register(form, ORIGIN));
    String code = recovery.code(second).orElseThrow();
    SessionToken recovered =
        recovery.recover(second.signInName(), code, "another horse battery", false, ORIGIN);
    assertThat(sessions.find(recovered)).isPresent();
  }

  @Test
  void doesNotSignInBySomebodyElsesFormWithAnotherPassword() {
    Registration form = form(newName());
    accounts.register(form, ORIGIN);
    Registration guess =
        new Registration(form.formId(), form.name(), DOMAIN, "wrong horse battery", "", "", "en");
    assertThat(kindOf(() -> accounts.register(guess, ORIGIN))).isEqualTo(Kind.NAME_TAKEN);
  }

  @Test
  void refusesAReservedNameAndAForeignDomain() {
    assertThat(refusal(() -> accounts.register(form("Post.Master"), ORIGIN)).addressFault())
        .isEqualTo(AddressFault.RESERVED);
    DomainName foreign = new DomainName("example.org");
    assertThat(refusal(() -> accounts.requireFree("anna", foreign)).addressFault())
        .isEqualTo(AddressFault.DOMAIN);
  }

  @Test
  void servesAnotherDomainWithTheSameName() {
    String name = newName();
    register(name);
    DomainName second = new DomainName("second.test");
    assertThat(accounts.requireFree(name, second)).hasToString(name + "@second.test");
  }

  @Test
  void refusesAPasswordMadeOfTheAddress() {
    String name = newName();
    Registration form = new Registration("f", name, DOMAIN, name + "1", "", "", "en");
    assertThat(kindOf(() -> accounts.register(form, ORIGIN))).isEqualTo(Kind.WEAK_PASSWORD);
    assertThat(count("account where sign_in_name = ?", name + "@psmail.test")).isZero();
  }

  @Test
  void putsAWelcomeMailIntoTheMailbox() {
    String name = newName();
    register(name);
    Path mail = Path.of(System.getProperty("psmail.data"), "mail");
    await().atMost(Duration.ofSeconds(30)).until(() -> hasFileOf(mail, name));
  }

  /** Why it was refused in the end; who is told to come back later does so. */
  private Optional<Kind> endOf(Registration form, CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    while (true) {
      try {
        accounts.register(form, ORIGIN);
        return Optional.empty();
      } catch (ProvisioningException refused) {
        if (refused.kind() != Kind.BUSY) {
          return Optional.of(refused.kind());
        }
      }
    }
  }

  private void assertOneAccount(String name) {
    String address = name + "@psmail.test";
    assertThat(count("account where sign_in_name = ?", address)).isOne();
    assertThat(count("mailbox where address = ?", address)).isOne();
    assertThat(count("address_claim where address = ?", address)).isOne();
  }

  private static boolean hasFileOf(Path mail, String name) {
    try (Stream<Path> files = Files.walk(mail)) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(file -> mail.relativize(file).toString().contains(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
