package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.provisioning.token.ApiAnswer;
import net.psmail.provisioning.token.ApiAnswers;
import net.psmail.provisioning.token.ApiRequest;

/** Makes something new, once for each {@code Idempotency-Key} that a program sends. */
@RequestScoped
public class Once {

  private static final String HEADER = "Idempotency-Key";
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final int CREATED = 201;

  @Inject private ApiAnswers answers;
  @Inject private CurrentToken token;
  @Inject private HttpServletRequest request;

  /** Answers with what was made; without a key it is made each time. */
  Response make(MultivaluedMap<String, String> fields, Supplier<JsonObject> act) {
    Supplier<ApiAnswer> answer = () -> new ApiAnswer(CREATED, act.get().toString());
    String key = request.getHeader(HEADER);
    ApiAnswer given = key == null ? answer.get() : answers.once(asked(key, fields), answer);
    return Response.status(given.status())
        .entity(given.body())
        .type(MediaType.APPLICATION_JSON)
        .build();
  }

  private ApiRequest asked(String key, MultivaluedMap<String, String> fields) {
    if (!FORM.matcher(key).matches()) {
      throw new Refusal(
          400, "idempotency-key", "Idempotency-Key takes 1 to 255 visible ASCII characters.");
    }
    String content =
        request.getMethod() + " " + request.getRequestURI() + " " + new TreeMap<>(fields);
    return new ApiRequest(token.get(), token.secret(), key, content);
  }
}
