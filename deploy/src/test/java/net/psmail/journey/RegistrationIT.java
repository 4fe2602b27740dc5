package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Connection.Response;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Registrations that meet each other, or come twice. */
@ParameterizedClass
@EnumSource(Way.class)
class RegistrationIT {

  private final Installation psmail;

  RegistrationIT(Way way) {
    psmail = Installation.shared(way);
  }

  @Test
  void givesANameToOneOfTwoWhoAskAtOnceAndProposesThreeToTheOther() throws Exception {
    List<Response> answers = bothAtOnce("hanna", "hanna");

    assertThat(answers).filteredOn(RegistrationIT::leadsOn).hasSize(1);
    Response other = answers.stream().filter(answer -> !leadsOn(answer)).findFirst().orElseThrow();
    assertThat(Visitor.page(other).select(".proposals li")).hasSize(3);
  }

  @Test
  void countsNamesThatLookTheSameAsOne() throws Exception {
    List<Response> answers = bothAtOnce("ida.k", "i_dak");

    assertThat(answers).filteredOn(RegistrationIT::leadsOn).hasSize(1);
  }

  @Test
  void makesOneAccountOfAFormThatIsSentTwice() {
    Visitor visitor = new Visitor(psmail);
    Visitor.Form form =
        visitor.form("/register").with("localPart", "jakob").with("password", Visitor.PASSWORD);

    assertThat(leadsOn(form.send())).isTrue();
    assertThat(leadsOn(form.send())).isTrue();

    assertThat(leadsOn(new Visitor(psmail).register("jakob"))).isFalse();
    assertThat(new Visitor(psmail).signIn("jakob", Visitor.PASSWORD).url().getPath())
        .doesNotContain("sign-in");
  }

  @Test
  void refusesAReservedName() {
    Response answer = new Visitor(psmail).register("postmaster");

    assertThat(leadsOn(answer)).isFalse();
    assertThat(Visitor.page(answer).select(".problems")).isNotEmpty();
  }

  @Test
  void refusesAWeakPasswordWithAdvice() {
    Response answer =
        new Visitor(psmail)
            .form("/register")
            .with("localPart", "konrad")
            .with("password", "password123")
            .send();

    assertThat(leadsOn(answer)).isFalse();
    Document page = Visitor.page(answer);
    assertThat(page.select(".problems").text()).hasSizeGreaterThan(20);
    assertThat(page.outerHtml()).doesNotContain("password123");
  }

  private List<Response> bothAtOnce(String first, String second) throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<Response>> answers =
          two.invokeAll(List.of(sending(first, together), sending(second, together)));
      return List.of(answers.get(0).get(), answers.get(1).get());
    } finally {
      two.shutdown();
    }
  }

  private Callable<Response> sending(String name, CyclicBarrier together) {
    return () -> {
      Visitor.Form form =
          new Visitor(psmail)
              .form("/register")
              .with("localPart", name)
              .with("password", Visitor.PASSWORD);
      together.await();
      return form.send();
    };
  }

  private static boolean leadsOn(Response answer) {
    return answer.url().getPath().equals("/recovery-code");
  }
}
