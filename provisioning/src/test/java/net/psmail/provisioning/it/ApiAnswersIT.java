package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.member.MemberNote;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.token.ApiAnswer;
import net.psmail.provisioning.token.ApiAnswers;
import net.psmail.provisioning.token.ApiRequest;
import net.psmail.provisioning.token.ApiTokens;
import net.psmail.provisioning.token.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiAnswersIT extends StaffTest {

  private static final String KEY = "5f1a7a8e-0a4a-4f55-9a70-77f6a0a9a6f5";

  @Inject ApiTokens tokens;
  @Inject ApiAnswers answers;
  @Inject MemberNotes notes;

  private Session boss;
  private String secret;
  private long member;

  @BeforeEach
  void begin() throws SQLException {
    execute("delete from api_token");
    boss = first("boss");
    secret = newToken();
    member = register(newName()).accountId();
  }

  @Test
  void answersTheSameAndDoesItOnce() {
    ApiAnswer first = note(request(KEY, "a"));
    assertThat(note(request(KEY, "a"))).isEqualTo(first);
    assertThat(notes()).hasSize(1);
    note(request("another", "a"));
    assertThat(notes()).hasSize(2);
  }

  @Test
  void doesOnceWhatManyAskForAtTheSameMoment() throws InterruptedException {
    List<Future<ApiAnswer>> asked = atOnce(12, () -> note(request(KEY, "a")));
    List<ProvisioningException> refused = refusals(asked);
    assertThat(refused)
        .extracting(ProvisioningException::kind)
        .allMatch(Kind.IDEMPOTENCY_KEY_IN_USE::equals);
    assertThat(notes()).hasSize(1);
    ApiAnswer kept = note(request(KEY, "a"));
    assertThat(notes()).hasSize(1);
    assertThat(answered(asked)).hasSize(12 - refused.size()).isNotEmpty().containsOnly(kept);
  }

  @Test
  void refusesAnotherRequestWithTheSameKey() {
    note(request(KEY, "a"));
    assertThat(kindOf(() -> note(request(KEY, "b")))).isEqualTo(Kind.IDEMPOTENCY_KEY_REUSED);
    assertThat(notes()).hasSize(1);
  }

  @Test
  void keysAreOfOneTokenAlone() {
    note(request(KEY, "a"));
    secret = newToken();
    note(request(KEY, "b"));
    assertThat(notes()).hasSize(2);
  }

  @Test
  void keepsNothingOfWhatWasRefused() {
    long other = member;
    member = -1;
    assertThat(kindOf(() -> note(request(KEY, "a")))).isEqualTo(Kind.NOT_FOUND);
    member = other;
    note(request(KEY, "b"));
    assertThat(notes()).hasSize(1);
  }

  @Test
  void keepsTheAnswerSealed() {
    answers.once(request(KEY, "a"), () -> new ApiAnswer(201, "a link with a token"));
    assertThat(count("api_answer where sealed like ?", "%link%")).isZero();
    assertThat(count("api_answer where key_hash = ?", KEY)).isZero();
    assertThat(count("api_answer where length(sealed) > ?", "20")).isOne();
  }

  @Test
  void anotherDoesItWhenTheFirstIsNotDoneInAMinuteAndThenTheFirstDoesNothing()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Future<ApiAnswer> slow =
        threads.submit(
            () ->
                answers.once(
                    request(KEY, "a"),
                    () -> {
                      begun.countDown();
                      awaitQuietly(goOn);
                      return noted("slow");
                    }));
    begun.await();
    assertThat(kindOf(() -> note(request(KEY, "a")))).isEqualTo(Kind.IDEMPOTENCY_KEY_IN_USE);
    SettableClock.INSTANCE.putForward(Duration.ofSeconds(61));
    ApiAnswer quick = note(request(KEY, "a"));
    goOn.countDown();
    assertThat(refusals(List.of(slow)))
        .extracting(ProvisioningException::kind)
        .containsExactly(Kind.IDEMPOTENCY_KEY_IN_USE);
    assertThat(notes()).extracting(MemberNote::text).containsExactly("quick");
    assertThat(note(request(KEY, "a"))).isEqualTo(quick);
  }

  @Test
  void forgetsThemAfterADay() {
    note(request(KEY, "a"));
    SettableClock.INSTANCE.putForward(Duration.ofHours(25));
    note(request(KEY, "b"));
    assertThat(notes()).hasSize(2);
    SettableClock.INSTANCE.putForward(Duration.ofHours(31));
    await().atMost(Duration.ofSeconds(40)).until(() -> count("api_answer where id > ?", "0") == 0);
  }

  @Test
  void goWithTheToken() throws SQLException {
    note(request(KEY, "a"));
    execute("delete from api_token");
    assertThat(count("api_answer where id > ?", "0")).isZero();
  }

  private static List<ApiAnswer> answered(List<Future<ApiAnswer>> asked)
      throws InterruptedException {
    List<ApiAnswer> answered = new ArrayList<>();
    for (Future<ApiAnswer> one : asked) {
      try {
        answered.add(one.get());
      } catch (ExecutionException refused) {
        assertThat(refused.getCause()).isInstanceOf(ProvisioningException.class);
      }
    }
    return answered;
  }

  private ApiAnswer note(ApiRequest request) {
    return answers.once(request, () -> noted("quick"));
  }

  private ApiAnswer noted(String text) {
    MemberNote note = notes.add(boss, member, Wording.note(text), ORIGIN);
    return new ApiAnswer(201, Long.toString(note.id()));
  }

  private List<MemberNote> notes() {
    return notes.list(boss, member);
  }

  private ApiRequest request(String key, String content) {
    return new ApiRequest(tokens.find(secret).orElseThrow(), secret, key, content);
  }

  private String newToken() {
    tokens.make(boss, "Tickets", Set.of(Scope.ACCOUNTS_WRITE), Optional.empty(), ORIGIN);
    return tokens.takeNew(boss).orElseThrow();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
