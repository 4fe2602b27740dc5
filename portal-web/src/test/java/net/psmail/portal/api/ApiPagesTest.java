package net.psmail.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.psmail.portal.view.ApiView.Example;
import net.psmail.portal.view.ApiView.Group;
import net.psmail.portal.view.ApiView.Operation;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.token.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page about the API says of it; the German words are the same keys. */
class ApiPagesTest {

  private static final Texts WORDS = new Texts(Language.ENGLISH);
  private static final List<Group> GROUPS = ApiPages.groups(ApiDescription.text());

  @Test
  void tellsOfEachOperationOnceInWords() {
    List<Operation> all = GROUPS.stream().flatMap(group -> group.operations().stream()).toList();
    assertThat(all).extracting(Operation::id).doesNotHaveDuplicates();
    assertThat(all).hasSize((int) described().count());
    assertThat(all).allMatch(one -> WORDS.has("api.operation." + one.id()));
    assertThat(GROUPS).allMatch(group -> WORDS.has("api.group." + group.tag()));
    assertThat(GROUPS).noneMatch(group -> group.operations().isEmpty());
  }

  @Test
  void eachExampleHasWordsAndItsOwnKey() {
    List<Example> examples = ApiPages.examples("https://psmail.test", "psmail.test");
    assertThat(examples).allMatch(one -> WORDS.has("api.example." + one.key()));
    assertThat(examples)
        .extracting(Example::command)
        .allMatch(command -> command.startsWith("curl -sS -K psmail-token "))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatMakesOrDecidesSomethingOnceTakesAKey() {
    assertThat(
            described()
                .filter(one -> one.getKey().startsWith("post "))
                .filter(one -> !one.getKey().contains("/certificates"))
                .filter(one -> !one.getKey().equals("post /api/v1/bulk"))
                .filter(one -> !one.getKey().endsWith("/branch/taking-back"))
                .map(one -> one.getValue().getJsonArray("parameters")))
        .isNotEmpty()
        .allMatch(
            parameters ->
                parameters
                    .toString()
                    .contains("{\"$ref\":\"#/components/parameters/IdempotencyKey\"}"));
  }

  @ParameterizedTest
  @EnumSource
  void eachScopeIsExplainedWhereTokensAreMade(Scope scope) {
    assertThat(WORDS.has("tokens.scope." + scope.word().replace(':', '-'))).isTrue();
  }

  private static Stream<Map.Entry<String, JsonObject>> described() {
    return Described.description().getJsonObject("paths").entrySet().stream()
        .flatMap(
            path ->
                path.getValue().asJsonObject().entrySet().stream()
                    .filter(one -> !one.getKey().equals("parameters"))
                    .map(
                        one ->
                            Map.entry(
                                one.getKey() + " " + path.getKey(),
                                one.getValue().asJsonObject())));
  }
}
