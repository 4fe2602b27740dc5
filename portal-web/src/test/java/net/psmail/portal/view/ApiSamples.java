package net.psmail.portal.view;

import java.util.List;
import net.psmail.portal.view.ApiView.Example;
import net.psmail.portal.view.ApiView.Group;
import net.psmail.portal.view.ApiView.Operation;

/** The API as operators read of it. */
final class ApiSamples {

  private static final String URL = "https://psmail.test";

  private ApiSamples() {}

  static ApiView all() {
    String account = "curl -sS -K psmail-token " + URL + "/api/v1/accounts/17";
    return new ApiView(
        URL,
        List.of(
            new Example(
                "search", "curl -sS -K psmail-token '" + URL + "/api/v1/accounts?q=ada&limit=20'"),
            new Example("account", account),
            new Example(
                "note",
                account
                    + "/notes \\\n  -H 'Idempotency-Key: 5f1a7a8e-0a4a-4f55-9a70-77f6a0a9a6f5'"
                    + " \\\n  --data-urlencode 'text=Called us.'")),
        List.of(
            new Group(
                "accounts",
                List.of(
                    of("listAccounts", "GET", "", "accounts:read"),
                    of("removeNote", "DELETE", "/{id}/notes/{note}", "accounts:write"),
                    of("proposeDeletion", "POST", "/{id}/deletion", "accounts:delete"))),
            new Group(
                "description",
                List.of(new Operation("describe", "GET", "/api/v1/openapi.json", null)))));
  }

  private static Operation of(String id, String method, String below, String scope) {
    return new Operation(id, method, "/api/v1/accounts" + below, scope);
  }
}
