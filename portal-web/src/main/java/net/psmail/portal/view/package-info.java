/**
 * What the templates take: plain records, one for each page, and the words they are said in.
 *
 * <p>Every template in {@code src/main/jte} has a parameter {@code page} ({@link
 * net.psmail.portal.view.Page}) and, where it needs more, a parameter {@code model}, a record of
 * this package. The records know nothing of accounts, databases or HTTP, so that each page can be
 * rendered in a test from sample data. Deciding what goes into them is the work of the resources.
 *
 * <p>Templates with a model name themselves in its Javadoc, with the address that their form posts
 * to. Without one: {@code search, signedout} (both {@code .jte}).
 *
 * <p>Keys of the messages begin with the name of their template; shared ones with {@code nav},
 * {@code frame}, {@code form}, {@code status}; what is wrong with an input with {@code problem},
 * followed by the kind and, where there is one, the reason, in lower case with hyphens: {@code
 * problem.name-taken}, {@code problem.invalid-name.too-short}. A key that ends with {@code .html}
 * holds markup. Apostrophes are typographic, because {@link java.text.MessageFormat} reads the
 * typewriter's as a quote.
 */
@NullMarked
package net.psmail.portal.view;

import org.jspecify.annotations.NullMarked;
