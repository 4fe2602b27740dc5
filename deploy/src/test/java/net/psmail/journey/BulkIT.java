package net.psmail.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Acts on many accounts, while the process that does them is killed. */
@ParameterizedClass
@EnumSource(Way.class)
class BulkIT {

  private static final String BULK = "/control-room/accounts/bulk";
  private static final int NOTES = 90;
  private static final Pattern PROGRESS = Pattern.compile("(\\d[\\d,]*) of ([\\d,]+) done");
  private static final List<String> MEMBERS =
      IntStream.range(0, 12).mapToObj(i -> "of.many" + i).toList();

  private final Way way;

  BulkIT(Way way) {
    this.way = way;
  }

  @Test
  void doesEachLineOnceThoughTheProcessIsKilledInBetween() throws Exception {
    try (Installation psmail = Installation.create(way).start()) {
      MEMBERS.forEach(name -> new Visitor(psmail).becomeMember(name));
      Visitor operator = FirstOperator.of(psmail);
      String shown = operator.form(BULK).with("file", "notes.csv", table()).send().url().getPath();
      operator.form(shown, "/order").send();
      await("some lines, and not all")
          .atMost(120, SECONDS)
          .pollDelay(0, SECONDS)
          .until(() -> done(operator, shown) >= NOTES);
      psmail.kill();
      assertThat(psmail.command().status()).isNotZero();

      psmail.start();

      assertThat(Visitor.page(operator.open(shown)).select("h1").text())
          .isEqualTo("The table is being worked off");
      await("the rest")
          .atMost(300, SECONDS)
          .until(
              () ->
                  Visitor.page(operator.open(shown))
                      .select("h1")
                      .text()
                      .equals("The table is done"));
      String result = operator.open(shown + "/result.csv").body();
      assertThat(result.split("\"Done\"", -1)).hasSize(MEMBERS.size() * NOTES + 1);
      for (String name : MEMBERS) {
        assertThat(notes(operator, name)).hasSize(NOTES).doesNotHaveDuplicates();
      }
    }
  }

  private static byte[] table() {
    StringBuilder table = new StringBuilder("address,act,value\n");
    for (int i = 0; i < NOTES; i++) {
      for (String name : MEMBERS) {
        table.append(name).append("@psmail.test,note,Number ").append(i).append('\n');
      }
    }
    return table.toString().getBytes(UTF_8);
  }

  private static int done(Visitor operator, String shown) {
    Matcher progress = PROGRESS.matcher(Visitor.page(operator.open(shown)).select("h2").text());
    return progress.find() ? Integer.parseInt(progress.group(1).replace(",", "")) : 0;
  }

  private static List<String> notes(Visitor operator, String name) {
    String sheet =
        Visitor.page(operator.open("/control-room/accounts?q=" + name + "@"))
            .select("tbody a")
            .attr("href");
    return Visitor.page(operator.open(sheet)).select(".member-note").eachText();
  }
}
