package net.psmail.portal.page;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An answer that is the same for every visitor and depends on nothing but its {@link PageKey}: it
 * sets no cookie, knows nobody who is signed in, and may be kept and answered from memory. With a
 * form on it, this need be true only for visitors who are not signed in and send no query.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Public {}
